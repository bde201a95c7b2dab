"""What stands beside the text is dropped unless it belongs to it."""

from __future__ import annotations

from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_contact_links_beside_the_text_are_a_clause() -> None:
    contact = "<section><h2>Contact us</h2><p><a href='mailto:dpo@site.example'>dpo@site.example</a></p></section>"
    inside = f"<div><section><h1>Privacy Policy</h1>{CLAUSES}</section>{contact}</div>"
    assert texts(read(page(inside)))[-2:] == ["Contact us", "dpo@site.example"]
