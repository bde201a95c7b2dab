"""A report as lines for a terminal: the redline under its headings.

With colour, deleted words are red and struck through, inserted ones green and underlined. Without,
they stand between the marks of `git diff --word-diff`: [-deleted-] {+inserted+}.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from unicodedata import east_asian_width

from monitor.decide.memory import VersionRef
from monitor.model import Change, Edit, EditOp, Report, Severity
from monitor.report.change_redline import label_of, redline_of
from monitor.report.inert import inert, one_line
from monitor.report.message import About
from monitor.report.phrases import Language, colon, moment, phrase
from monitor.report.reason_words import reasons_in
from monitor.report.shorten import condense

SEVERITY_CODES: Final[dict[Severity, str]] = {
    "high": "1;31", "medium": "1;33", "low": "1;34", "editorial": "2",
}  # fmt: skip
EDIT_CODES: Final[dict[EditOp, str]] = {"same": "", "deleted": "9;31", "inserted": "4;32"}
MARKS: Final[dict[EditOp, tuple[str, str]]] = {
    "same": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}"),
}  # fmt: skip
WIDTH: Final = 96
INDENT: Final = "   "


@dataclass(frozen=True, slots=True)
class Look:
    """How lines are written: language, width, colour."""

    language: Language = "en"
    width: int = WIDTH
    colour: bool = False
    editorial: bool = True
    """Whether editorial changes are shown, or only counted."""

    def paint(self, text: str, code: str) -> str:
        """Wrap the text in an SGR code (ECMA-48) if colour is on."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text

    def say(self, key: str, **values: str | int) -> str:
        """Return a phrase in the reader's language."""
        return phrase(key, self.language, **values)


def redline_text(
    report: Report, about: About, before: VersionRef, after: VersionRef, look: Look | None = None
) -> str:
    """Return the whole report: its watch, the summary, the dates, then change by change."""
    look = look or Look()
    return "\n".join((*_head(report, about, before, after, look), *_changes(report, look))) + "\n"


def _head(
    report: Report, about: About, before: VersionRef, after: VersionRef, look: Look
) -> Iterator[str]:
    name = ", ".join(one_line(part) for part in (about.company, about.document) if part)
    badge = look.paint(look.say(report.severity).upper(), SEVERITY_CODES[report.severity])
    silent = look.paint(f"  {look.say('silent').upper()}", "1;35") if report.silent else ""
    yield f"{look.paint(name, '1')}  {badge}{silent}"
    yield from wrapped([Edit("same", one_line(report.summary))], look, "")
    sides = (before.last_updated, after.last_updated)
    printed = [one_line(side.text) if side else look.say("none") for side in sides]
    mark = colon(look.language)
    for key, old, new in (
        ("printed date", *printed),
        ("captured", *(moment(ref.captured_at, look.language) for ref in (before, after))),
    ):
        value = old if old == new else f"{old} → {new}"
        yield look.paint(f"{look.say(key)}{mark}{value}", "2")


def _changes(report: Report, look: Look) -> Iterator[str]:
    shown = (*report.told, *(report.editorial if look.editorial else ()))
    for number, change in enumerate(shown, 1):
        yield ""
        yield from _change(number, change, look)
    if report.editorial and not look.editorial:
        yield ""
        yield look.paint(look.say("editorial changes", count=len(report.editorial)), "2")


def _change(number: int, change: Change, look: Look) -> Iterator[str]:
    path = " › ".join(one_line(heading) for heading in change.path) or look.say("no heading")
    label = one_line(label_of(change))
    badge = look.paint(
        f"{look.say(change.kind)} · {look.say(change.severity).lower()}",
        SEVERITY_CODES[change.severity],
    )
    yield f"{number}. {badge}  {look.paint(path, '1')}{f'  {label}' if label else ''}"
    yield from wrapped(condense(redline_of(change)), look, INDENT)
    reasons = reasons_in(change, look.language)
    if reasons:
        sentences = "; ".join(map(one_line, reasons))
        why = f"{look.say('why')}{colon(look.language)}{sentences}"
        yield from (look.paint(line, "2") for line in wrapped([Edit("same", why)], look, INDENT))


# ---------------------------------------------------------------- words into lines


@dataclass(frozen=True, slots=True)
class _Word:
    op: EditOp
    text: str
    apart: bool
    """Whether a space stands before it."""


def wrapped(edits: Sequence[Edit], look: Look, indent: str) -> Iterator[str]:
    """Wrap a redline to the look's width, with its words marked."""
    line: list[_Word] = []
    used = 0
    for word in _words(edits):
        size = _columns(word.text) + (0 if look.colour or word.op == "same" else 4) + 1
        if line and word.apart and used + size > look.width - len(indent):
            yield indent + _painted(line, look)
            line, used = [], 0
        line.append(word)
        used += size
    if line:
        yield indent + _painted(line, look)


def _words(edits: Iterable[Edit]) -> Iterator[_Word]:
    """Yield the words; put a space between a deleted word and the one that replaces it."""
    apart, last = False, "same"
    for edit in edits:
        for piece in re.findall(r"\s+|\S+", inert(edit.text)):
            if piece.isspace():
                apart = True
                continue
            replaces = last == "deleted" and edit.op == "inserted"
            yield _Word(edit.op, piece, apart or replaces)
            apart, last = False, edit.op


def _painted(line: Sequence[_Word], look: Look) -> str:
    out = ""
    for op, run in groupby(line, key=lambda word: word.op):
        words = list(run)
        text = "".join(
            (" " if word.apart and place else "") + word.text for place, word in enumerate(words)
        )
        opening, closing = ("", "") if look.colour else MARKS[op]
        blank = " " if words[0].apart and out else ""
        out += blank + look.paint(f"{opening}{text}{closing}", EDIT_CODES[op])
    return out


def _columns(text: str) -> int:
    """Return the columns that a text takes: wide East Asian characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
