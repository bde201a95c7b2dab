"""What stands below the last clause is dropped."""

from __future__ import annotations

from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_teasers_with_prose_below_further_reading_are_no_clauses() -> None:
    cards = "".join(
        f"<div><h4><a href='/b/{n}'>Post {n}</a></h4><p>Post {n} and everything else you ever wanted to know about it, told by us.</p></div>"
        for n in range(4)
    )
    inside = f"<h1>Privacy Policy</h1>{CLAUSES * 2}<h3>More from the journal</h3>{cards}"
    assert texts(read(page(inside))) == texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES * 2}")))
