"""Trims the blocks: what stands before the title, after the last clause, and what moves by itself.

Each step looks at all pieces and names those that are no clause, with the rule that says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from monitor.extract.blocks import Piece
from monitor.extract.phrases import (
    CONTROLS,
    DOCUMENTS,
    MOVING,
    NAME_AND_YEAR,
    SAYS_A_DATE,
    TAILS,
)

Verdicts = Iterator[tuple[int, str]]

_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
_LONGEST_LINE: Final = 15  # words: no longer line is a counter, a control or a promotion
_PROSE: Final = 12  # words of a line that reads as a sentence
_AFTER_TITLE: Final = 0.6  # of all words: less below a heading, and it is not the document's title
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DATE_ONLY: Final = re.compile(
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?\.?\s)?[^\W\d]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d[年/]\d{1,2}[月/]\d{1,2}日?"
)  # fmt: skip
_SHOUT: Final = re.compile(r"\d\s?%|\d\s?[€$£¥]|[€$£¥]\s?\d|[\u2600-\u27bf\U0001f300-\U0001faff]")


@dataclass(frozen=True, slots=True)
class About:
    """What the rules may know of the page beyond its pieces."""

    title: str = ""
    sites: frozenset[str] = frozenset()
    """The domains that are the page's own: `site_of` of its address and of most of its links."""


def trimmed(
    pieces: list[Piece], about: About, *, around: bool = True
) -> tuple[list[Piece], list[tuple[Piece, str]]]:
    """The pieces that are clauses, and those that are not with the rule that says so.

    `around` is false where the pieces are known to be the policy, so
    that only what moves by itself is dropped.
    """
    dropped: list[tuple[Piece, str]] = []
    for step in (*(_AROUND if around else ()), *_WITHIN):
        verdicts = dict(step(pieces, about))
        dropped += [(pieces[index], rule) for index, rule in sorted(verdicts.items())]
        pieces = [piece for index, piece in enumerate(pieces) if index not in verdicts]
    return pieces, dropped


def fold(text: str) -> str:
    """Lower case without accents, straight quotes, for the patterns of `phrases`."""
    text = text.lower().replace("’", "'")
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


def _moving(pieces: list[Piece], about: About) -> Verdicts:
    """Lines that change at every reading, and the words of the page's own controls."""
    del about
    for index, piece in enumerate(pieces):
        if len(piece.block.text) > 160 or piece.words > _LONGEST_LINE:
            continue
        line = fold(piece.block.text).strip(" |·•-–—")
        if not any(character.isalnum() for character in line):
            yield index, "no words"
        elif CONTROLS.fullmatch(line):
            yield index, "control"
        else:
            rule = next((name for name, pattern in MOVING if pattern.fullmatch(line)), None)
            if rule:
                yield index, rule


def _before_title(pieces: list[Piece], about: About) -> Verdicts:
    """What stands above the document's title, its date aside."""
    start = _title_at(pieces, about.title)
    sentences = (p.words * (1 - p.linked) for p in pieces[:start] if p.words > _CAPTION)
    if sum(sentences) > _INTRODUCTION:
        return
    for index in range(start):
        piece = pieces[index]
        near = index >= start - 4 and piece.words <= _LONGEST_LINE
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
        if start is not None and weights[index] > _PROSE:
            break
        if piece.block.kind == "heading":
            if _resembles(fold(piece.block.text), names):
                return index
            if piece.block.level == 1 and start is None:
                start = index
        above += weights[index]
    return _first_named(pieces, total) if start is None else start


def _first_named(pieces: list[Piece], total: float) -> int:
    """The first heading, if only a few words stand above it or it names a kind of legal document."""
    above = 0
    for index, piece in enumerate(pieces):
        if above > 0.1 * total or piece.words > 2 * _PROSE:
            return 0
        if piece.block.kind == "heading":
            named = DOCUMENTS.search(fold(piece.block.text)) is not None
            return index if named or above <= _FEW_ABOVE else 0
        above += piece.words
    return 0


_CAPTION: Final = 8  # words: nothing longer is one
_INTRODUCTION: Final = 40  # words in sentences above a heading: they are part of the policy
_FEW_ABOVE: Final = 6  # words


def _names(title: str) -> list[set[str]]:
    parts = re.split(r"\s[|·•–—:»›-]+\s|\s?\|\s?", fold(title))
    return [words for part in parts if len(words := set(re.findall(r"\w+", part))) > 1]


def _resembles(heading: str, names: list[set[str]]) -> bool:
    words = set(re.findall(r"\w+", heading))
    return any(len(words & name) >= 0.7 * len(words | name) for name in names) if words else False


def _promotion(pieces: list[Piece], about: About) -> Verdicts:
    """Shouting lines with a price, a percentage or an emoji above the first sentence."""
    del about
    for index, piece in enumerate(pieces):
        text = piece.block.text
        if piece.words > _LONGEST_LINE:
            return
        letters = [c for c in text if c.isalpha()]
        loud = letters and sum(c.isupper() for c in letters) > 0.7 * len(letters)
        if _SHOUT.search(text) and (loud or piece.linked > 0.5):
            yield index, "promotion"


def _version_list(pieces: list[Piece], about: About) -> Verdicts:
    """Lists of the dates of earlier versions."""
    del about
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if len(piece.block.text) < 30 and _DATE_ONLY.fullmatch(fold(piece.block.text)):
            run.append(index)
        elif piece.words > 3:
            if len(run) >= _FEWEST_VERSIONS:
                yield from ((at, "version list") for at in run)
            run = []
    if len(run) >= _FEWEST_VERSIONS:
        yield from ((at, "version list") for at in run)


_FEWEST_VERSIONS: Final = 2


def _tail(pieces: list[Piece], about: About) -> Verdicts:
    """From a heading such as "Related articles" on, where no prose follows."""
    del about
    total = sum(piece.words for piece in pieces)
    below = 0
    cut = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        below += piece.words
        if below > 0.3 * total or (piece.words > 40 and piece.linked < 0.5):
            break
        if piece.words <= 10 and TAILS.fullmatch(fold(piece.block.text)):
            cut = index
    yield from ((index, "after the text") for index in range(cut, len(pieces)))


def _last_controls(pieces: list[Piece], about: About) -> Verdicts:
    """The page's own controls after the last clause, with the captions among them."""
    del about
    cut, controls = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        if pieces[index].words > _IN_CONTROLS:
            break
        if CONTROLS.fullmatch(fold(pieces[index].block.text)):
            cut, controls = index, controls + 1
    if controls * 2 >= len(pieces) - cut:
        yield from ((index, "control") for index in range(cut, len(pieces)))


_IN_CONTROLS: Final = 5  # words of a caption between two of them


def _site_map(pieces: list[Piece], about: About) -> Verdicts:
    """Columns of links into the site, with their headings, after the last clause."""
    cut, links = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if _leads_elsewhere(piece, about.sites):
            cut, links = index, links + 1
        elif piece.words > _IN_SITE_MAP:
            break
        elif piece.block.kind == "heading" and cut == index + 1:
            cut = index
    if links >= _FEWEST_LINKS or (cut == len(pieces) - 1 and pieces[cut].block.kind == "heading"):
        yield from ((index, "site map") for index in range(cut, len(pieces)))


def _local_menu(pieces: list[Piece], about: About) -> Verdicts:
    """A run of links to other pages of the site between the title and the first paragraph."""
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if _leads_elsewhere(piece, about.sites):
            run.append(index)
            continue
        if len(run) >= _FEWEST_LINKS:
            yield from ((at, "menu") for at in run)
        run = []
        if piece.words > _PROSE and piece.linked < 0.5:
            return


def _leads_elsewhere(piece: Piece, sites: frozenset[str]) -> bool:
    """A short line that is one link to another page of the site."""
    if piece.linked <= 0.8 or piece.words > _LONGEST_LINE or not piece.block.links:
        return False
    target = urlsplit(piece.block.links[0]) if _PARSES.match(piece.block.links[0]) else None
    if target is None or not (target.path or target.query):
        return False
    return not target.hostname or site_of(target.hostname) in sites


def site_of(host: str) -> str:
    """The last two labels of a host's name: what "www", "help" and "legal" have in common."""
    return ".".join(host.lower().split(".")[-2:])


_PARSES: Final = re.compile(r"(?!mailto:|tel:|javascript:|#)[^\[\]\s]+$", re.IGNORECASE)
_IN_SITE_MAP: Final = 6  # words of a line between the links
_FEWEST_LINKS: Final = 5


def _footer_year(pieces: list[Piece], about: About) -> Verdicts:
    """A last line of a name and a year that says of no date what it is."""
    del about
    for index in range(max(0, len(pieces) - 2), len(pieces)):
        if len(pieces[index].block.text) < _LONGEST_NAME:
            line = fold(pieces[index].block.text)
            if NAME_AND_YEAR.fullmatch(line) and not SAYS_A_DATE.search(line):
                yield index, "footer year"


_LONGEST_NAME: Final = 60  # characters

_Steps = tuple[Callable[[list[Piece], About], Verdicts], ...]
_AROUND: Final[_Steps] = (
    _before_title,
    _promotion,
    _local_menu,
    _tail,
    _last_controls,
    _site_map,
    _footer_year,
)
_WITHIN: Final[_Steps] = (_moving, _version_list)
