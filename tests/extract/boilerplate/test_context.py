"""Where an element stands makes it a clause, whatever its name."""

from __future__ import annotations

import pytest

from tests.extract.sample_pages import CLAUSES, SECTION, amid, page, read, texts


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


def test_a_title_laid_over_a_picture_is_kept() -> None:
    inside = f"<div class='hero overlay'><h1>Privacy Policy</h1><p>Version 3, effective 3 March 2025</p></div>{CLAUSES}"
    assert texts(read(page(inside)))[:2] == ["Privacy Policy", "Version 3, effective 3 March 2025"]


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
