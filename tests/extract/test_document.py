"""What a reading keeps, drops and refuses, trait by trait."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from monitor.extract.document import extract
from monitor.extract.fingerprint import fingerprint
from monitor.model import Document
from monitor.segment import segment

CLAUSES = (
    "<p>We collect your name, your e-mail address and your postal address when you place an order with us.</p>"
    "<p>We keep your personal data for as long as the law requires and erase it after that without delay.</p>"
    "<p>You may ask us for a copy of your personal data, have it corrected, and object to its processing.</p>"
)


def read(html: str, url: str = "https://site.example/privacy", **options: object) -> Document:
    return extract(html.encode(), url, "text/html; charset=utf-8", **options)  # type: ignore[arg-type]  # options are named by the tests


def page(inside: str, title: str = "Privacy Policy") -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body>{inside}</body></html>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><a href=/>Home</a> <a href=/shop>Shop</a></nav>",
        "<div role=navigation><a href=/>Home</a></div>",
        "<footer>Harbour Ltd, all rights reserved</footer>",
        "<div class='site-footer'>Harbour Ltd</div>",
        "<div id='onetrust-banner-sdk'><p>We use cookies to make this site better for you and our partners.</p></div>",
        "<div role=dialog><p>Join our newsletter and receive ten percent off your very first order today.</p></div>",
        "<div class='x'><p>Get our newsletter with all the news of the shop.</p><input type=email><button>Go</button></div>",
        "<div class='sidebar'><h4>Latest posts</h4><a href=/1>Storage in minutes</a></div>",
        "<p>© 2024–2026 Harbour Ltd. All rights reserved.</p>",
        "<p>84,196 visitors this week</p>",
        "<p>Reading time: 5 min</p>",
        "<p>Updated over a week ago</p>",
        "<p>Ray ID: 8f3a9c1b2d4e5f60</p>",
        "<p>Panier : 3 articles</p>",
        "<p>Harbour Europe 2026</p>",
        "<div><a href=/a>Terms</a><br><a href=/b>Jobs</a><br><a href=/c>Press</a><br><a href=/d>Help</a><br><a href=/e>About</a></div>",
    ],
)
def test_chrome_and_what_moves_by_itself_is_dropped(chrome: str) -> None:
    bare = texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}")))
    assert texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}{chrome}"))) == bare


@pytest.mark.parametrize(
    "clause",
    [
        "<div class='share'><p>We share your data with the carrier that brings your parcel to the door.</p>"
        "<p>We share it with nobody else unless a court of law orders us to do so in writing.</p></div>",
        "<li id='newsletter'>We send the newsletter only to those who asked for it, and stop when they object.</li>",
        "<p>You can <span class='tooltip'>object to the processing</span> at any time by writing to us.</p>",
        "<div class='alert' role='alert'><p>From 1 January 2027 we keep the records of your orders for twelve "
        "months, and the records of your payments for ten years after the last one.</p></div>",
        "<h2>5.1. Comments</h2><p>What you write stays for as long as the article does.</p>",
        "<div style='display:none' class='accordion-panel'><p>We keep the log files for thirty days.</p></div>",
        "<form><p>We keep what you write into this form until we have answered it, and not longer.</p></form>",
        "<p>Harbour Ltd<br>12 Quay Street<br>Bristol</p>",
        "<h2>Newsletter</h2><p>Each newsletter holds a link by which you can end it.</p>"
        "<p>We measure which links are followed, and keep that for six months.</p><p>The legal basis is consent.</p>",
        "<p>Last updated</p><p>1 March 2025</p><p>Effective</p><p>1 April 2025</p>",
    ],
)
def test_what_only_looks_like_chrome_is_kept(clause: str) -> None:
    words = read(page(f"<h1>Privacy Policy</h1>{CLAUSES}<div>{clause}</div>"))
    shown = " ".join(texts(words))
    plain = " ".join(texts(read(page(f"<main><h1>Privacy</h1>{CLAUSES}</main>"), keep="main")))
    own = " ".join(texts(read(page(f"<main>{clause}</main>"), keep="main")))
    assert own in shown
    assert plain.split("Privacy ", 1)[1] in shown


SECTION = "<h2>Section {n}</h2><p>We process the data of section {n} for as long as your account with us lasts.</p>"


def amid(inside: str) -> str:
    """A page with the mark-up in the midst of its text."""
    before, after = (
        "".join(SECTION.format(n=n) for n in numbers) for numbers in (range(4), range(4, 8))
    )
    return page(f"<main><h1>Privacy Policy</h1>{CLAUSES}{before}{inside}{after}</main>")


@pytest.mark.parametrize(
    "clause",
    [
        "<aside class='note'><p>Children under the age of thirteen may not open an account.</p></aside>",
        "<div id='cookie-settings'><h2>Cookies</h2><p>We use cookies to remember what is in your basket.</p><button>Manage cookies</button></div>",
        "<div class='cookie-info'><p>Session cookies end with your visit, the others after thirteen months.</p></div>",
        "<div class='share'><p>We share nothing with anybody but the carrier.</p></div>",
        "<div id='CookiebotDeclaration'><div class='CookieDeclaration'><p>Your consent applies to this site.</p>"
        "<table class='CookieDeclarationTable'><tr><th>Name</th><th>Kept</th></tr><tr><td>sid</td><td>1 day</td></tr></table></div></div>",
        "<div class='ot-sdk-cookie-policy ot-sdk-container'><section class='ot-sdk-subgroup'><h4>Necessary</h4><p>They cannot be switched off.</p></section></div>",
        "<h2>Search</h2><p>We log search terms.</p><h2>Do you sell it?</h2><p>No.</p><h2>Share</h2><p>Never.</p>",
    ],
)
def test_in_the_midst_of_the_text_a_name_makes_no_chrome(clause: str) -> None:
    own = " ".join(texts(read(page(f"<main>{clause}</main>"), keep="main")))
    assert own.replace("Manage cookies", "").strip() in " ".join(texts(read(amid(clause))))


@pytest.mark.parametrize(
    "chrome",
    [
        "<div class='x'><b>Stay in the loop</b><form><input type=email><button>Subscribe</button></form></div>",
        "<div class='cookie-banner'><p>We use cookies to improve this site for you and for our partners.</p><button>Accept all</button></div>",
        "<aside><h4>More</h4><a href=/1>How to choose a lamp</a><a href=/2>How to store a bicycle at home</a></aside>",
        "<p>English | Français (Canada) | Deutsch</p>",
        "<ul><li>Italiano</li><li>日本語</li><li>Tiếng Việt</li></ul>",
        "<p>Download PDF · Print this page</p>",
        "<p>Affichages : 6 306</p>",
        "<p>Cookie declaration last updated on 14/1/26 by Cookiebot:</p>",
    ],
)
def test_what_asks_links_or_moves_is_chrome_in_the_midst_of_the_text_too(chrome: str) -> None:
    assert texts(read(amid(chrome))) == texts(read(amid("")))


@pytest.mark.parametrize(
    "line",
    [
        "Rated 4.7/5 based on 5,242 reviews",
        "67 people are viewing this page right now",
        "Sale ends in 08:35:29",
        "Page generated on 3 October 2026 at 16:58",
        "Generated in 0.365 seconds",
        "Today is Monday, 2 November 2026",
        "Retrieved from https://wiki.example/index.php?title=Privacy&oldid=15306",
        "Written by Sam",
        "Your consent ID: GmsPbnRVQ== Consent date: Sunday, 3 October 2026",
        "Die Cookie-Erklärung wurde das letzte Mal am 28.7.26 von Cookiebot aktualisiert:",
        "Avez-vous trouvé cette page utile ? Oui Non",
    ],
)
def test_more_lines_that_move_by_themselves(line: str) -> None:
    assert texts(read(amid(f"<p>{line}</p>"))) == texts(read(amid("")))


def test_a_cell_that_says_no_is_no_control() -> None:
    table = "<table><tr><td>Biometric information</td><td>No</td></tr></table>"
    assert "Biometric information | No" in texts(read(amid(table)))


def test_contact_links_beside_the_text_are_a_clause() -> None:
    contact = "<section><h2>Contact us</h2><p><a href='mailto:dpo@site.example'>dpo@site.example</a></p></section>"
    inside = f"<div><section><h1>Privacy Policy</h1>{CLAUSES}</section>{contact}</div>"
    assert texts(read(page(inside)))[-2:] == ["Contact us", "dpo@site.example"]


def test_a_button_that_opens_a_panel_is_its_heading() -> None:
    inside = f"<h1>Privacy Policy</h1>{CLAUSES}<button class=accordion>Your rights</button><div class=panel>{CLAUSES}</div>"
    assert "Your rights" in texts(read(page(inside)))


def test_a_title_laid_over_a_picture_is_kept() -> None:
    inside = f"<div class='hero overlay'><h1>Privacy Policy</h1><p>Version 3, effective 3 March 2025</p></div>{CLAUSES}"
    assert texts(read(page(inside)))[:2] == ["Privacy Policy", "Version 3, effective 3 March 2025"]


def test_text_written_line_by_line_is_parted_at_empty_lines() -> None:
    lines = "WHO WE ARE\n\nHarbour Ltd is the controller\nof your personal data.\n\nYOUR RIGHTS\n\nYou may object."
    for tag in ("pre", "textarea"):
        shown = texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}<{tag}>{lines * 8}</{tag}>")))
        assert "Harbour Ltd is the controller of your personal data." in shown


def test_what_is_written_for_browsers_without_scripts_is_read_where_nothing_else_is() -> None:
    text = f"<h1>Privacy Policy</h1>{CLAUSES * 3}"
    only = page(f"<div id=app></div><noscript>{text}</noscript><script src=a.js></script>")
    assert texts(read(only)) == texts(read(page(text)))
    beside = page(f"{text}<noscript><p>Turn scripts on to chat with us.</p></noscript>")
    assert texts(read(beside)) == texts(read(page(text)))


def test_the_date_beside_a_link_to_former_versions_is_the_documents() -> None:
    line = "<p>Effective March 31, 2024 | <a href=/archive>Archived versions</a> | <a href=/pdf>Download PDF</a></p>"
    policy = segment(read(page(f"<h1>Privacy Policy</h1>{line}{CLAUSES}")))
    assert policy.clauses[1].text == "Effective March 31, 2024"
    assert policy.last_updated is not None
    assert policy.last_updated.value == "2024-03-31"


def test_a_remark_beside_each_section_is_kept() -> None:
    sections = "".join(
        f"<div>{SECTION.format(n=n)}<aside>In brief: section {n}.</aside></div>" for n in range(4)
    )
    shown = texts(read(page(f"<main><h1>Privacy Policy</h1>{sections}</main>")))
    assert sum(text.startswith("In brief") for text in shown) == 4


def test_a_last_section_whose_class_says_newsletter_is_kept_and_a_sign_up_is_not() -> None:
    sections = "".join(SECTION.format(n=n) for n in range(6))
    last = "<section class=newsletter><h2>Newsletter</h2><p>We send our newsletter only with your consent.</p></section>"
    box = "<section class=newsletter><h2>Newsletter</h2><p>All the news of the shop, once a week.</p><input type=email></section>"
    inside = f"<main><h1>Privacy Policy</h1>{sections}{last}{box}</main>"
    assert texts(read(page(inside)))[-2:] == [
        "Newsletter",
        "We send our newsletter only with your consent.",
    ]


def test_the_texts_own_footer_holds_its_last_section_or_its_date() -> None:
    last = "<footer><h2>Your rights</h2><p>You may complain to the authority of the country that you live in.</p></footer>"
    dated = "<footer><p>Latest update: 3 March 2025</p></footer>"
    inside = (
        f"<article><h1>Privacy Policy</h1>{CLAUSES}{last}</article>{dated}<footer>Site</footer>"
    )
    assert texts(read(page(inside)))[-3:] == [
        "Your rights",
        "You may complain to the authority of the country that you live in.",
        "Latest update: 3 March 2025",
    ]


def test_a_policy_that_stands_in_the_panels_its_links_open_is_read_there() -> None:
    panels = "".join(
        f"<div class='modal fade' aria-hidden=true role=dialog><div class='modal-dialog'>{SECTION.format(n=n)}<button>Close</button></div></div>"
        for n in range(8)
    )
    consent = "<div class='modal' role=dialog><p>We use cookies for this and that and would like your consent to it.</p><button>Accept all</button></div>"
    shown = texts(read(page(f"<h1>Privacy Policy</h1><p>Choose a topic.</p>{panels}{consent}")))
    assert len(shown) == 18


def test_a_byline_keeps_its_date_and_loses_its_reading_time() -> None:
    inside = f"<h1>Privacy Policy</h1><p>Dana Field · March 3, 2025 · 5 min read</p>{CLAUSES}"
    assert texts(read(page(inside)))[1] == "Dana Field · March 3, 2025"


def test_teasers_with_prose_below_further_reading_are_no_clauses() -> None:
    cards = "".join(
        f"<div><h4><a href='/b/{n}'>Post {n}</a></h4><p>Post {n} and everything else you ever wanted to know about it, told by us.</p></div>"
        for n in range(4)
    )
    inside = f"<h1>Privacy Policy</h1>{CLAUSES * 2}<h3>More from the journal</h3>{cards}"
    assert texts(read(page(inside))) == texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES * 2}")))


def test_a_title_that_is_no_heading_is_kept() -> None:
    sections = "".join(SECTION.format(n=n) for n in range(6))
    inside = f"<form><div><a href=/>Site</a></div><span class=Title>Privacy Policy</span>{sections}</form>"
    assert texts(read(page(inside, title="Site - Privacy Policy")))[0] == "Privacy Policy"


def test_nothing_that_holds_most_of_the_words_is_dropped() -> None:
    assert (
        len(texts(read(page(f"<aside class=sidebar><h1>Privacy Policy</h1>{CLAUSES}</aside>"))))
        == 4
    )


def test_shouting_lines_above_the_title_are_promotion_and_the_date_there_is_not() -> None:
    inside = f"<div>SALE -50% ON ALL 🤍</div><div>Last updated: 3 May 2025</div><h1>Privacy Policy</h1>{CLAUSES}"
    assert texts(read(page(inside)))[:2] == ["Last updated: 3 May 2025", "Privacy Policy"]


def test_versions_listed_by_bare_dates_are_no_clauses() -> None:
    inside = f"<h1>Privacy Policy</h1>{CLAUSES}<div>24 Nov 2021</div><div>28 Oct 2021</div><p>End of the policy.</p>"
    assert not any("2021" in text for text in texts(read(page(inside))))


def test_a_clause_at_depth_three_hundred_is_kept() -> None:
    assert (
        len(texts(read(page("<div>" * 300 + f"<h1>Privacy Policy</h1>{CLAUSES}" + "</div>" * 300))))
        == 4
    )


def test_lists_keep_their_depth_and_generated_numbers() -> None:
    inside = f"<h1>Privacy Policy</h1>{CLAUSES}<ol start=3><li>First<ol type=a><li>Inner</li></ol></li><li>Second</li></ol>"
    items = [block for block in read(page(inside)).blocks if block.kind == "item"]
    assert [(item.label, item.text, item.level) for item in items] == [
        ("3.", "First", 1),
        ("a.", "Inner", 2),
        ("4.", "Second", 1),
    ]


def test_keep_and_drop_select_and_a_selector_that_finds_nothing_is_named() -> None:
    html = page(
        f"<div id=a>{CLAUSES}<p class=x>Not this sentence of the page.</p></div><div>Other</div>"
    )
    assert len(texts(read(html, keep="#a", drop=(".x",)))) == 3
    for options in (
        {"keep": "#none"},
        {"drop": ("#none",)},
        {"keep": "p[["},
        {"section": "No such"},
    ):
        with pytest.raises(NotAPolicy) as refusal:
            read(html, **options)
        assert refusal.value.reason == "selector lost"


def test_a_wall_is_the_reason_where_a_selector_finds_nothing_on_it() -> None:
    wall = "<html><head><title>Just a moment...</title></head><body><p>Verify you are human.</p></body></html>"
    for options in ({"keep": "#policy"}, {"section": "Privacy Policy"}, {"drop": (".ad",)}):
        with pytest.raises(NotAPolicy) as refusal:
            read(wall, **options)
        assert refusal.value.reason == "bot wall"


def test_where_titles_and_sections_share_a_level_the_next_title_ends_a_policy() -> None:
    html = page(
        f"<h1>Legal</h1><h2>Terms of Service</h2><p>Be kind.</p><h2>Use</h2>{CLAUSES}<h2>Liability</h2>{CLAUSES}"
        f"<h2>Privacy Policy</h2>{CLAUSES}<h2>Cookies</h2>{CLAUSES}<h2>Changes to this policy</h2>{CLAUSES}"
        f"<h2>Copyright Policy</h2>{CLAUSES}"
    )
    shown = texts(read(html, section="Privacy Policy"))
    assert (shown[0], len(shown)) == ("Privacy Policy", 12)
    assert len(texts(read(html, section="Terms of Service"))) == 10


def test_a_section_of_a_nested_page_ends_at_any_heading_of_its_level() -> None:
    document = "<h2>{name}</h2><p>It concerns you.</p><h3>One</h3>{clauses}<h3>Two</h3>{clauses}"
    html = page(
        "<h1>Legal</h1>"
        + "".join(
            document.format(name=name, clauses=CLAUSES)
            for name in ("Terms", "Privacy Policy", "Security", "DMCA Policy")
        )
    )
    assert len(texts(read(html, section="Privacy Policy"))) == 10


def test_a_section_or_the_urls_fragment_picks_one_policy_of_several() -> None:
    html = page(
        f"<h1>Legal</h1><h2 id=terms>Terms of Service</h2><p>The terms come first.</p>{CLAUSES}"
        f"<h2 id=privacy>Privacy Policy</h2>{CLAUSES}<h2 id=dmca>Copyright Policy</h2><p>Last words.</p>{CLAUSES}"
    )
    assert texts(read(html, section="privacy policy"))[0] == "Privacy Policy"
    assert len(texts(read(html, section="Privacy Policy"))) == 4
    assert texts(read(html, url="https://site.example/legal#privacy")) == texts(
        read(html, section="Privacy Policy")
    )
    assert len(texts(read(html, url="https://site.example/legal#/route"))) > 8


def test_a_section_may_be_what_a_summary_opens() -> None:
    html = page(
        f"<h1>Legal</h1><details><summary>Terms</summary><h3>Use</h3>{CLAUSES}</details>"
        f"<details><summary>Privacy</summary><h3>Data</h3>{CLAUSES}<h3>Rights</h3>{CLAUSES}</details>"
    )
    assert len(texts(read(html, section="Privacy"))) == 9


def test_a_table_is_read_row_by_row_under_its_header() -> None:
    html = page(
        f"<h1>Privacy Policy</h1>{CLAUSES}<table><tr><th>Data</th><th>Kept</th></tr><tr><td>Orders</td><td>10 years</td></tr></table>"
    )
    policy = segment(read(html))
    assert policy.clauses[-1].text == "Orders | 10 years"
    assert policy.clauses[-1].path[-1] == "Data | Kept"


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        f"<div {' '.join(f'a{n}=1' for n in range(50_000))}>text</div>",
        f"<div {' '.join(f'a{n}' for n in range(50_000))}>text</div>",
        "<!--" * 100_000,
        "<ol>" + "<li>x y" * 20_000,
    ],
)
def test_parsers_traps_end_quickly(bomb: str) -> None:
    for reader in (read, lambda html: fingerprint(html.encode(), "text/html")):
        try:
            reader(bomb)
        except NotAPolicy:
            continue


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for kind in ("text/html", "text/plain", "text/markdown", ""):
        try:
            extract(body, "https://site.example/", kind)
        except NotAPolicy:
            continue


MARKUP = st.lists(
    st.sampled_from(
        ["<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<h1>", "</h1>", "<a href='[x'>", "</a>",
         "<br>", "<p>", "text", " 1. Data ", "é\u200b", "<b>", "<details><summary>", "</p>", "<span data-cfemail='zz'>", "<form>", "<nav>"]
    ),
    max_size=60,
)  # fmt: skip


@given(MARKUP)
@settings(max_examples=50, deadline=None)
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    try:
        document = read("<html><body>" + "".join(parts))
    except NotAPolicy:
        return
    assert all(block.text == " ".join(block.text.split()) != "" for block in document.blocks)
