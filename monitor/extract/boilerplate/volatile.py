"""What moves by itself wherever it stands: counters, controls, ids, lists of earlier versions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from monitor.extract.boilerplate.line_patterns import (
    ANSWERS,
    CONTROLS,
    EARLIER,
    LANGUAGE_NAMES,
    MOVING,
    SUBJECTS,
)
from monitor.extract.boilerplate.pass_base import LONGEST_LINE, About, Verdicts
from monitor.extract.html.pieces import Piece
from monitor.text.normalise import fold

_DATE_ONLY: Final = re.compile(
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?\.?\s)?[^\W\d]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d[年/]\d{1,2}[月/]\d{1,2}日?"
)  # fmt: skip
_ANY_MOVING: Final = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in MOVING))
_FEWEST_VERSIONS: Final = 2
_FEWEST_LANGUAGES: Final = 2
_NAMES_PART: Final = re.compile(r"[\s|·•/,–—-]+")
_REGION: Final = re.compile(r"\s?\([^()]{2,24}\)")
_LONGEST: Final = 160  # characters of a line that the patterns are tried on
_SEPARATOR: Final = re.compile(r"(\s[|·•–—]\s)")
_MOST_LINKED: Final = 0.5  # of a line's characters: with more it leads elsewhere
_LONGEST_DATE: Final = 30  # characters


def volatile(pieces: list[Piece], about: About) -> Verdicts:
    """Lines that change at every reading, and the words of the page's own controls."""
    del about
    lines = [_line(piece) for piece in pieces]
    controls = [bool(line and CONTROLS.fullmatch(line)) for line in lines]
    for index, line in enumerate(lines):
        if line is None:
            continue
        if not any(character.isalnum() for character in line):
            yield index, "no words"
        elif controls[index]:
            if not _opens_text(pieces, lines, controls, index):
                yield index, "control"
        elif rule := _moves(line):
            yield index, rule


def _line(piece: Piece) -> str | None:
    """The piece's text for the patterns; None where it is too long for any."""
    if len(piece.block.text) > _LONGEST or piece.words > LONGEST_LINE:
        return None
    return fold(piece.block.text).strip(" |·•-–—")


def _moves(line: str) -> str | None:
    if not _ANY_MOVING.fullmatch(line):
        return None
    return next((name for name, pattern in MOVING if pattern.fullmatch(line)), None)


def _opens_text(
    pieces: list[Piece], lines: list[str | None], controls: list[bool], index: int
) -> bool:
    """A heading such as "Search" with a text below it, or the answer below a question, is a clause."""
    if pieces[index].block.kind != "heading":
        return _answers(pieces, lines, controls, index)
    if not SUBJECTS.fullmatch(lines[index] or "") or index + 1 >= len(pieces):
        return False
    if pieces[index + 1].linked > _MOST_LINKED or pieces[index + 1].block.kind == "heading":
        return False
    return not controls[index + 1] or _answers(pieces, lines, controls, index + 1)


def _answers(
    pieces: list[Piece], lines: list[str | None], controls: list[bool], index: int
) -> bool:
    if index == 0 or pieces[index - 1].block.kind != "heading":
        return False
    last = index + 1 >= len(pieces)
    alone = last or not controls[index + 1] or pieces[index + 1].block.kind == "heading"
    return alone and ANSWERS.fullmatch(lines[index] or "") is not None


def strip_byline(piece: Piece) -> Piece:
    """The piece without the parts of a byline that move: "3 March 2025 · 5 min read" keeps its date."""
    if piece.block.kind == "row" or len(piece.block.text) > _LONGEST:
        return piece
    parts = _SEPARATOR.split(piece.block.text)
    if len(parts) < 3:
        return piece
    stays = [bool(part) and not _passes(fold(part)) for part in parts[::2]]
    if all(stays) or not any(stays):
        return piece
    kept = [part for part, stay in zip(parts[::2], stays, strict=True) if stay]
    return replace(piece, block=replace(piece.block, text=parts[1].join(kept)))


def _passes(part: str) -> bool:
    return bool(_moves(part) or CONTROLS.fullmatch(part) or EARLIER.fullmatch(part))


def language_menu(pieces: list[Piece], about: About) -> Verdicts:
    """Names of languages in their own words, two or more in a line or one right below the other."""
    del about
    run: list[int] = []
    names = 0
    for index in range(len(pieces) + 1):
        found = _languages_in(pieces[index]) if index < len(pieces) else 0
        if found:
            run, names = [*run, index], names + found
            continue
        if names >= _FEWEST_LANGUAGES:
            yield from ((at, "language menu") for at in run)
        run, names = [], 0


def _languages_in(piece: Piece) -> int:
    """How many languages the line names; 0 where it says anything else."""
    if len(piece.block.text) > _LONGEST or piece.block.kind in ("row", "heading"):
        return 0
    parts = _NAMES_PART.split(_REGION.sub("", fold(piece.block.text)))
    return len(parts) if all(part in LANGUAGE_NAMES for part in parts) else 0


def version_list(pieces: list[Piece], about: About) -> Verdicts:
    """Lists of the dates of earlier versions: bare dates, one right below the other.

    They shift by a day with the time zone of whoever asks. A date below its label stands alone.
    """
    del about
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if len(piece.block.text) < _LONGEST_DATE and _DATE_ONLY.fullmatch(fold(piece.block.text)):
            run.append(index)
            continue
        if len(run) >= _FEWEST_VERSIONS:
            yield from ((at, "version list") for at in run)
        run = []
    if len(run) >= _FEWEST_VERSIONS:
        yield from ((at, "version list") for at in run)
