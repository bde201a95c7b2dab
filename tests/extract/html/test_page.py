"""Passes run in their order, each on what the passes before it left."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.extract.boilerplate.block_rules import BlockContext
from monitor.extract.decisions import Decision
from monitor.extract.formats.format import Selection
from monitor.extract.html.page import MarkupPasses, read_markup
from monitor.extract.html.piece import Piece
from monitor.extract.html.remaining import Element, Remaining

URL = "https://legal.ostenz.example/privacy"
PAGE = "<html><head><title>Privacy</title></head><body><nav>Menu</nav><div><p>One</p><p>Two</p></div></body></html>"


def menus(page: Remaining) -> Iterator[Decision]:
    for node in page.walk(page.tree.root):
        if node.tag == "nav":
            yield Decision(Element(node, page), "menu")


def first(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    assert (page.title, page.sites) == ("Privacy", frozenset({"ostenz.example"}))
    yield pieces[0].drop("first")


def read(passes: MarkupPasses, keep: str | None = None) -> list[tuple[str, str]]:
    page = read_markup(PAGE, URL, Selection(keep), passes)
    return [(one.rule, one.text) for one in page.decisions]


def test_without_passes_everything_is_kept() -> None:
    assert read(MarkupPasses()) == [("paragraph", text) for text in ("Menu", "One", "Two")]


def test_each_pass_sees_what_is_left() -> None:
    passes = MarkupPasses(elements=(menus,), around=(first,), within=(first,))
    assert read(passes) == [("menu", "Menu"), ("first", "One"), ("first", "Two")]


def test_what_a_selector_chooses_is_only_read_for_what_is_no_clause_anywhere() -> None:
    passes = MarkupPasses(elements=(menus,), around=(first,), within=(first,))
    assert read(passes, keep="div") == [("first", "One"), ("paragraph", "Two")]
