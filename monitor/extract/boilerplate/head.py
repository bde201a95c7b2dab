"""What stands above the title and between it and the first paragraph."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.boilerplate.line_patterns import DOCUMENTS
from monitor.extract.boilerplate.pass_base import (
    CAPTION,
    FEWEST_LINKS,
    LONGEST_LINE,
    SENTENCE,
    About,
    Verdicts,
    leads_elsewhere,
)
from monitor.extract.html.pieces import Piece
from monitor.text.normalise import fold

_AFTER_TITLE: Final = 0.6  # of all words: less below a heading, and it is not the document's title
_INTRODUCTION: Final = 40  # words in sentences above a heading: they are part of the policy
_FEW_ABOVE: Final = 6  # words
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SHOUT: Final = re.compile(r"\d\s?%|\d\s?[€$£¥]|[€$£¥]\s?\d|[\u2600-\u27bf\U0001f300-\U0001faff]")


def before_title(pieces: list[Piece], about: About) -> Verdicts:
    """What stands above the document's title, its date aside."""
    start = _title_at(pieces, about.title)
    sentences = (p.words * (1 - p.linked) for p in pieces[:start] if p.words > CAPTION)
    if sum(sentences) > _INTRODUCTION:
        return
    for index in range(start):
        piece = pieces[index]
        near = index >= start - 4 and piece.words <= LONGEST_LINE
        if not (near and _YEAR.search(piece.block.text)):
            yield index, "before the title"


def _title_at(pieces: list[Piece], title: str) -> int:
    """The first heading of the top level, or a later one that reads as the page's title.

    The later one only where no sentence stands between the two: an introduction is policy.
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
            if _resembles(fold(piece.block.text), names):
                return index
            if piece.block.level == 1 and start is None:
                start = index
        above += weights[index]
    if start is None:
        start = _first_named(pieces, total)
    return _unmarked_title(pieces[:start], names, start)


def _unmarked_title(above: list[Piece], names: list[set[str]], start: int) -> int:
    """The title may be a line that is no heading in the page's mark-up."""
    for index, piece in enumerate(above):
        if piece.words <= LONGEST_LINE and piece.linked < 0.5:
            line = fold(piece.block.text)
            if DOCUMENTS.search(line) and _resembles(line, names):
                return index
    return start


def _first_named(pieces: list[Piece], total: float) -> int:
    """The first heading, if only a few words stand above it or it names a kind of legal document."""
    above = 0
    for index, piece in enumerate(pieces):
        if above > 0.1 * total or piece.words > 2 * SENTENCE:
            return 0
        if piece.block.kind == "heading":
            named = DOCUMENTS.search(fold(piece.block.text)) is not None
            return index if named or above <= _FEW_ABOVE else 0
        above += piece.words
    return 0


def _names(title: str) -> list[set[str]]:
    parts = re.split(r"\s[|·•–—:»›-]+\s|\s?\|\s?", fold(title))
    return [words for part in parts if len(words := set(re.findall(r"\w+", part))) > 1]


def _resembles(heading: str, names: list[set[str]]) -> bool:
    words = set(re.findall(r"\w+", heading))
    return any(len(words & name) >= 0.7 * len(words | name) for name in names) if words else False


def promotion(pieces: list[Piece], about: About) -> Verdicts:
    """Shouting lines with a price, a percentage or an emoji above the first sentence."""
    del about
    for index, piece in enumerate(pieces):
        text = piece.block.text
        if piece.words > LONGEST_LINE:
            return
        letters = [c for c in text if c.isalpha()]
        loud = letters and sum(c.isupper() for c in letters) > 0.7 * len(letters)
        if _SHOUT.search(text) and (loud or piece.linked > 0.5):
            yield index, "promotion"


def local_menu(pieces: list[Piece], about: About) -> Verdicts:
    """A run of links to other pages of the site between the title and the first paragraph."""
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if leads_elsewhere(piece, about.sites):
            run.append(index)
            continue
        if len(run) >= FEWEST_LINKS:
            yield from ((at, "menu") for at in run)
        run = []
        if piece.words > SENTENCE and piece.linked < 0.5:
            return
