"""What stands above the title is dropped; the title and the date stay."""

from __future__ import annotations

from tests.extract.sample_pages import CLAUSES, SECTION, page, read, texts


def test_a_title_that_is_no_heading_is_kept() -> None:
    sections = "".join(SECTION.format(n=n) for n in range(6))
    inside = f"<form><div><a href=/>Site</a></div><span class=Title>Privacy Policy</span>{sections}</form>"
    assert texts(read(page(inside, title="Site - Privacy Policy")))[0] == "Privacy Policy"


def test_shouting_lines_above_the_title_are_promotion_and_the_date_there_is_not() -> None:
    inside = f"<div>SALE -50% ON ALL 🤍</div><div>Last updated: 3 May 2025</div><h1>Privacy Policy</h1>{CLAUSES}"
    assert texts(read(page(inside)))[:2] == ["Last updated: 3 May 2025", "Privacy Policy"]
