"""Block rules for what stands above the title, and between the title and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from monitor.extract.boilerplate.block_rules import (
    CAPTION,
    FEWEST_LINKS,
    LONGEST_LINE,
    SENTENCE,
    BlockContext,
    leads_elsewhere,
)
from monitor.extract.boilerplate.line_patterns import DOCUMENTS
from monitor.extract.decisions import Decision
from monitor.extract.html.piece import Piece
from monitor.text.plain import plain

_AFTER_TITLE: Final = 0.6  # of all words: a heading with fewer below it is not the title
_INTRODUCTION: Final = 40  # words in sentences above a heading from which they are policy
_FEW_ABOVE: Final = 6  # words above a title that names no kind of document
_QUOTED: Final = 60  # characters of the title in the evidence
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SHOUT: Final = re.compile(r"\d\s?%|\d\s?[€$£¥]|[€$£¥]\s?\d|[\u2600-\u27bf\U0001f300-\U0001faff]")


def before_title(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop what stands above the document's title, except a line near it that holds a year."""
    start = _title_at(pieces, page.title)
    sentences = (p.words * (1 - p.linked) for p in pieces[:start] if p.words > CAPTION)
    if sum(sentences) > _INTRODUCTION:
        return
    for index, piece in enumerate(pieces[:start]):
        near = index >= start - 4 and piece.words <= LONGEST_LINE
        if not (near and _YEAR.search(piece.block.text)):
            yield piece.drop("before the title", f"above « {pieces[start].text[:_QUOTED]} »")


def _title_at(pieces: list[Piece], title: str) -> int:
    """Return the index of the title: the first top heading, or a later one that repeats the page's title.

    The later heading counts only where no sentence stands between the two: an introduction is policy.
    """
    weights = [piece.words * (1 - piece.linked) for piece in pieces]
    total, above = sum(weights), 0.0
    names = _names(title)
    start: int | None = None
    for index, piece in enumerate(pieces):
        if above > (1 - _AFTER_TITLE) * total:
            break
        if start is not None and weights[index] > SENTENCE:
            break
        if piece.block.kind == "heading":
            if _resembles(plain(piece.block.text), names):
                return index
            if piece.block.level == 1 and start is None:
                start = index
        above += weights[index]
    if start is None:
        start = _first_named(pieces, total)
    return _unmarked_title(pieces[:start], names, start)


def _unmarked_title(above: list[Piece], names: list[set[str]], start: int) -> int:
    """Return the index of a line above that is the title without being a heading; else `start`."""
    for index, piece in enumerate(above):
        if piece.words <= LONGEST_LINE and piece.linked < 0.5:
            line = plain(piece.block.text)
            if DOCUMENTS.search(line) and _resembles(line, names):
                return index
    return start


def _first_named(pieces: list[Piece], total: float) -> int:
    """Return the first heading that names a legal document or has only a few words above it; else 0."""
    above = 0
    for index, piece in enumerate(pieces):
        if above > 0.1 * total or piece.words > 2 * SENTENCE:
            return 0
        if piece.block.kind == "heading":
            named = DOCUMENTS.search(plain(piece.block.text)) is not None
            return index if named or above <= _FEW_ABOVE else 0
        above += piece.words
    return 0


def _names(title: str) -> list[set[str]]:
    parts = re.split(r"\s[|·•–—:»›-]+\s|\s?\|\s?", plain(title))
    return [words for part in parts if len(words := set(re.findall(r"\w+", part))) > 1]


def _resembles(heading: str, names: list[set[str]]) -> bool:
    words = set(re.findall(r"\w+", heading))
    return any(len(words & name) >= 0.7 * len(words | name) for name in names) if words else False


def promotion(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop loud lines with a price, a percentage or an emoji above the first sentence."""
    del page
    for piece in pieces:
        text = piece.block.text
        if piece.words > LONGEST_LINE:
            return
        letters = [c for c in text if c.isalpha()]
        loud = letters and sum(c.isupper() for c in letters) > 0.7 * len(letters)
        if _SHOUT.search(text) and (loud or piece.linked > 0.5):
            yield piece.drop("promotion", "capitals" if loud else "a link")


def local_menu(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop a run of links to other pages of the site between the title and the first paragraph."""
    run: list[Piece] = []
    for piece in pieces:
        if leads_elsewhere(piece, page.sites):
            run.append(piece)
            continue
        if len(run) >= FEWEST_LINKS:
            yield from (link.drop("menu", f"{len(run)} links in a row") for link in run)
        run = []
        if piece.words > SENTENCE and piece.linked < 0.5:
            return
