"""Read HTML source: run the element passes over the tree, then the block passes over its blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.extract.boilerplate.block_rules import BlockContext, BlockRule, sites_of
from monitor.extract.decisions import Decision, ParsedPage, in_order
from monitor.extract.formats.format import Selection
from monitor.extract.html.piece import Piece
from monitor.extract.html.pieces import pieces_of
from monitor.extract.html.remaining import Remaining, orders
from monitor.extract.html.section import outside_the_scope
from monitor.extract.html.selectors import narrowed
from monitor.extract.html.tree import Tree, parse

ElementPass = Callable[[Remaining], Iterator[Decision]]
"""Drops elements of what remains of the page."""


@dataclass(frozen=True, slots=True)
class MarkupPasses:
    """The passes of a format that is read as HTML, in the order in which they run."""

    elements: tuple[ElementPass, ...] = ()
    """Over the tree; skipped where a `keep` selector says which elements are the policy."""
    around: tuple[BlockRule, ...] = ()
    """Over the blocks: what stands above and below the text; skipped under `keep` too."""
    within: tuple[BlockRule, ...] = ()
    """Over the blocks: what is no clause wherever it stands."""


def read_markup(html: str, url: str, selection: Selection, passes: MarkupPasses) -> ParsedPage:
    """Return every decision on the page.

    Raises `NotAPolicy` where the page cannot be read, or a selector or section finds nothing.
    """
    chosen = selection.keep is not None
    if chosen or selection.drop:
        html = narrowed(html, selection.keep, selection.drop)
    tree = parse(html)
    elements, page = _over_elements(tree, () if chosen else passes.elements)
    pieces = pieces_of(page)
    scope = tuple(outside_the_scope(pieces, url, selection))
    pieces = _left(pieces, scope)
    rules = (*(() if chosen else passes.around), *passes.within)
    blocks = _over_blocks(pieces, rules, BlockContext(tree.title, sites_of(pieces, url)))
    return ParsedPage(in_order((*elements, *scope, *blocks)), tree.title, tree.language)


def _over_elements(
    tree: Tree, passes: tuple[ElementPass, ...]
) -> tuple[tuple[Decision, ...], Remaining]:
    """Run the element passes; return their decisions, and the page that remains."""
    page = Remaining(tree)
    decisions: list[Decision] = []
    for run in passes:
        dropped = tuple(run(page))
        page = page.without(orders(dropped))
        decisions += dropped
    return tuple(decisions), page


def _over_blocks(
    pieces: list[Piece], rules: tuple[BlockRule, ...], context: BlockContext
) -> Iterator[Decision]:
    """Yield the decision on each block: that of the first rule that names it, else to keep it."""
    for rule in rules:
        decided = tuple(rule(pieces, context))
        yield from decided
        pieces = _left(pieces, decided)
    yield from (piece.keep() for piece in pieces)


def _left(pieces: list[Piece], decided: tuple[Decision, ...]) -> list[Piece]:
    if not decided:
        return pieces
    places = {one.subject.place for one in decided}
    return [piece for piece in pieces if piece.place not in places]
