"""Block rules for volatile lines: counters, controls, trace ids, language menus, version lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from monitor.extract.boilerplate.block_rules import LONGEST_LINE, BlockContext
from monitor.extract.boilerplate.line_patterns import (
    ANSWERS,
    CONTROLS,
    EARLIER,
    LANGUAGE_NAMES,
    SUBJECTS,
    moves,
)
from monitor.extract.decisions import Decision, Place
from monitor.extract.html.piece import Piece
from monitor.text.plain import plain

_DATE_ONLY: Final = re.compile(
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?\.?\s)?[^\W\d]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d[年/]\d{1,2}[月/]\d{1,2}日?"
)  # fmt: skip
_FEWEST_VERSIONS: Final = 2
_FEWEST_LANGUAGES: Final = 2
_NAMES_PART: Final = re.compile(r"[\s|·•/,–—-]+")
_REGION: Final = re.compile(r"\s?\([^()]{2,24}\)")
_LONGEST: Final = 160  # characters of the longest line that the patterns are tried on
_SEPARATOR: Final = re.compile(r"(\s[|·•–—]\s)")
_MOST_LINKED: Final = 0.5  # of a line's characters: a line with more is a link
_LONGEST_DATE: Final = 30  # characters of a line that is a date


def volatile(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop lines that change from visit to visit, and the captions of the page's controls."""
    del page
    lines = [_line(piece) for piece in pieces]
    controls = [bool(line and CONTROLS.fullmatch(line)) for line in lines]
    for index, line in enumerate(lines):
        if line is None:
            continue
        if not any(character.isalnum() for character in line):
            yield pieces[index].drop("no words", "neither a letter nor a digit")
        elif controls[index]:
            if not _opens_text(pieces, lines, controls, index):
                yield pieces[index].drop("control", line)
        elif rule := moves(line):
            yield pieces[index].drop(rule, line)


def _line(piece: Piece) -> str | None:
    """Return the text to match patterns with; None where it is too long for any pattern."""
    if len(piece.block.text) > _LONGEST or piece.words > LONGEST_LINE:
        return None
    return plain(piece.block.text).strip(" |·•-–—")


def _opens_text(
    pieces: list[Piece], lines: list[str | None], controls: list[bool], index: int
) -> bool:
    """Whether it is a clause: a heading such as "Search" above a text, or the answer to a question."""
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


@dataclass(frozen=True, slots=True)
class BylinePart:
    """A part of a block: what stands between two separators."""

    piece: Piece
    text: str

    @property
    def place(self) -> Place:
        """The place of the block."""
        return self.piece.place

    @property
    def where(self) -> str:
        """The selector of the block."""
        return self.piece.where


def byline_parts(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop the volatile parts of a byline: "3 March 2025 · 5 min read" → "3 March 2025"."""
    del page
    for piece in pieces:
        if piece.block.kind == "row" or len(piece.text) > _LONGEST:
            continue
        parts = _SEPARATOR.split(piece.text)
        stays = [bool(part) and not _passes(plain(part)) for part in parts[::2]]
        if all(stays) or not any(stays):
            continue
        kept = [part for part, stay in zip(parts[::2], stays, strict=True) if stay]
        block = replace(piece.block, text=parts[1].join(kept))
        yield Decision(piece, "byline", "its volatile parts are dropped", block)
        for part, stay in zip(parts[::2], stays, strict=True):
            if part and not stay:
                yield Decision(BylinePart(piece, part), "byline part", "changes with every visit")


def _passes(part: str) -> bool:
    return bool(moves(part) or CONTROLS.fullmatch(part) or EARLIER.fullmatch(part))


def language_menu(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop names of languages: two or more in a line, or each right below the other."""
    del page
    run: list[Piece] = []
    names = 0
    for piece in (*pieces, None):
        found = _languages_in(piece) if piece else 0
        if piece and found:
            run, names = [*run, piece], names + found
            continue
        if names >= _FEWEST_LANGUAGES:
            yield from (one.drop("language menu", f"{names} languages") for one in run)
        run, names = [], 0


def _languages_in(piece: Piece) -> int:
    """Count the languages that the line names; 0 where it holds any other word."""
    if len(piece.block.text) > _LONGEST or piece.block.kind in ("row", "heading"):
        return 0
    parts = _NAMES_PART.split(_REGION.sub("", plain(piece.block.text)))
    return len(parts) if all(part in LANGUAGE_NAMES for part in parts) else 0


def version_list(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop lists of earlier versions: lines that are dates, each right below the other.

    Sites print these dates in the visitor's time zone, so they shift by a day. A single date below
    its label stays.
    """
    del page
    run: list[Piece] = []
    for piece in (*pieces, None):
        if piece and len(piece.text) < _LONGEST_DATE and _DATE_ONLY.fullmatch(plain(piece.text)):
            run.append(piece)
            continue
        if len(run) >= _FEWEST_VERSIONS:
            yield from (one.drop("version list", f"{len(run)} dates in a row") for one in run)
        run = []
