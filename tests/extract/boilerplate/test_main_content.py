"""What stands beside the text is dropped unless it belongs to it."""

from __future__ import annotations

from monitor.extract.document import read_source
from monitor.extract.formats.format import Source
from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_contact_links_beside_the_text_are_a_clause() -> None:
    contact = "<section><h2>Contact us</h2><p><a href='mailto:dpo@site.example'>dpo@site.example</a></p></section>"
    inside = f"<div><section><h1>Privacy Policy</h1>{CLAUSES}</section>{contact}</div>"
    assert texts(read(page(inside)))[-2:] == ["Contact us", "dpo@site.example"]


def test_links_beside_the_text_are_dropped_and_a_title_above_them_is_not() -> None:
    links = "".join(f"<a href=/{n}>Another page of the site</a> " for n in range(4))
    inside = f"<div><h1>Privacy Policy</h1>{links}</div><div>{links}</div><div>{CLAUSES * 3}</div>"
    shown, _ = read_source(Source(page(inside).encode(), "", "text/html"))
    dropped = [one for one in shown.decisions if one.rule == "outside the text"]
    assert len(dropped) == 1
    assert dropped[0].subject.where == "html > body > div:nth-of-type(2)"
