"""The scope pass: of a page that holds several documents, keep the one that is watched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from monitor.errors import NotAPolicy
from monitor.extract.boilerplate.line_patterns import DOCUMENTS, TITLE_OF_DOCUMENT
from monitor.extract.decisions import Decision
from monitor.extract.formats.format import Selection
from monitor.extract.html.piece import Piece
from monitor.text.plain import plain

_FEWEST_WORDS: Final = 40  # a fragment that points to fewer words points to no policy


def outside_the_scope(pieces: list[Piece], url: str, selection: Selection) -> Iterator[Decision]:
    """Drop what is outside the section that the watch names, else outside the URL's fragment.

    Raises `NotAPolicy("selector lost")` where no heading reads as the watch says.
    """
    if selection.section:
        inside, rule, evidence = section_of(pieces, selection.section), "section", selection.section
    elif selection.keep is None:
        inside, rule, evidence = fragment_of(pieces, url), "fragment", urlsplit(url).fragment
    else:
        return
    if len(inside) < len(pieces):
        kept = {piece.place for piece in inside}
        for piece in pieces:
            if piece.place not in kept:
                yield piece.drop(f"outside the {rule}", evidence)


def section_of(pieces: list[Piece], heading: str) -> list[Piece]:
    """Return the heading and what stands below it, up to where the next document begins.

    A heading that equals the words comes before one that starts with them, and that before one that
    contains them; of several, take the one with the most words below it. Raises
    `NotAPolicy("selector lost")` where no heading matches.
    """
    wanted = plain(heading).strip()
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [
            _below(pieces, index)
            for index, piece in enumerate(pieces)
            if piece.block.kind == "heading" and fits(plain(piece.block.text).strip(" #¶:"), wanted)
        ]
        if found:
            return max(found, key=_words)
    raise NotAPolicy("selector lost", f"no heading of the page reads {heading!r}")


def fragment_of(pieces: list[Piece], url: str) -> list[Piece]:
    """Return the policy that the URL's fragment points to; all blocks where it points to no policy."""
    anchor = unquote(urlsplit(url).fragment)
    if not anchor or anchor.startswith((":~:", "/", "!")):
        return pieces
    inside = [piece for piece in pieces if _stands_in(piece, anchor)]
    if len(inside) == 1 or (inside and inside[0].block.kind == "heading" and _words(inside) < _FEWEST_WORDS):  # fmt: skip
        inside = _below(pieces, pieces.index(inside[0]))
    if not inside or _words(inside) < _FEWEST_WORDS:
        return pieces
    heading = next((piece for piece in inside if piece.block.kind == "heading"), None)
    if heading is None or not DOCUMENTS.search(plain(heading.block.text)):
        return pieces
    return inside


def _below(pieces: list[Piece], start: int) -> list[Piece]:
    """Return the heading and its text, up to the next heading that is not below it.

    Some pages give the titles of documents and the headings of their sections the same level. There
    only the next title ends a document.
    """
    level = pieces[start].block.level
    beside = [
        index
        for index, piece in enumerate(pieces)
        if piece.block.kind == "heading" and piece.block.level <= level
    ]
    ends = [index for index in beside if index > start]
    if _is_title(pieces[start]) and not _nested(pieces, beside):
        ends = [
            index for index in ends if pieces[index].block.level < level or _is_title(pieces[index])
        ]
    return pieces[start : ends[0] if ends else len(pieces)]


def _nested(pieces: list[Piece], headings: list[int]) -> bool:
    """Whether most of the headings that have text below them have subheadings there."""
    ends = [*headings[1:], len(pieces)]
    bodies = [pieces[at + 1 : end] for at, end in zip(headings, ends, strict=True) if end > at + 1]
    deep = sum(any(piece.block.kind == "heading" for piece in body) for body in bodies)
    return 2 * deep > len(bodies)


def _is_title(piece: Piece) -> bool:
    return TITLE_OF_DOCUMENT.fullmatch(plain(piece.block.text).strip(" #¶:")) is not None


def _stands_in(piece: Piece, anchor: str) -> bool:
    nodes = (piece.node, *piece.node.ancestors())
    return any(anchor in (node.attrs.get("id"), node.attrs.get("name")) for node in nodes)


def _words(pieces: list[Piece]) -> int:
    return sum(piece.words for piece in pieces)
