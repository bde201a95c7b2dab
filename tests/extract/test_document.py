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
