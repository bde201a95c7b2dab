"""One policy of a page that holds several: by the heading the watch names, or the URL's fragment."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from monitor.errors import NotAPolicy
from monitor.extract.blocks import Piece
from monitor.extract.normalise import fold
from monitor.extract.phrases import DOCUMENTS

_FEWEST_WORDS: Final = 40  # below a heading that a fragment points to, for it to be a policy


def section_of(pieces: list[Piece], heading: str) -> list[Piece]:
    """The heading and what stands below it, up to the next heading of its level or a higher one.

    The heading that reads exactly so is preferred to one that begins so, then to one that holds
    the words; among several the one with the most words below it. Raises
    `NotAPolicy("selector lost")` where there is none.
    """
    wanted = fold(heading).strip()
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [
            _below(pieces, index)
            for index, piece in enumerate(pieces)
            if piece.block.kind == "heading" and fits(fold(piece.block.text).strip(" #¶:"), wanted)
        ]
        if found:
            return max(found, key=_words)
    raise NotAPolicy("selector lost", f"no heading of the page reads {heading!r}")


def fragment_of(pieces: list[Piece], url: str) -> list[Piece]:
    """The policy that the URL's fragment points to; all pieces where it points to none."""
    anchor = unquote(urlsplit(url).fragment)
    if not anchor or anchor.startswith((":~:", "/", "!")):
        return pieces
    inside = [piece for piece in pieces if _stands_in(piece, anchor)]
    if len(inside) == 1 or (inside and inside[0].block.kind == "heading" and _words(inside) < _FEWEST_WORDS):  # fmt: skip
        inside = _below(pieces, pieces.index(inside[0]))
    if not inside or _words(inside) < _FEWEST_WORDS:
        return pieces
    heading = next((piece for piece in inside if piece.block.kind == "heading"), None)
    if heading is None or not DOCUMENTS.search(fold(heading.block.text)):
        return pieces
    return inside


def _below(pieces: list[Piece], start: int) -> list[Piece]:
    level = pieces[start].block.level
    for index in range(start + 1, len(pieces)):
        block = pieces[index].block
        if block.kind == "heading" and block.level <= level:
            return pieces[start:index]
    return pieces[start:]


def _stands_in(piece: Piece, anchor: str) -> bool:
    nodes = (piece.node, *piece.node.ancestors())
    return any(anchor in (node.attrs.get("id"), node.attrs.get("name")) for node in nodes)


def _words(pieces: list[Piece]) -> int:
    return sum(piece.words for piece in pieces)
