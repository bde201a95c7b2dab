"""Find the dates that a document prints about itself: of update, entry into force, version, announcement.

A date counts if a label stands before it ("Last updated on", "en vigueur au") with only joining
words between them. The label begins a line or sentence, or its sentence is about the document.
Dates of laws, other documents and former versions have no such label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from monitor.dates.archives import archived_lines
from monitor.dates.forms import Found, dates_in, may_hold_date
from monitor.dates.labels import (
    Label,
    declares,
    label_before,
    labels_alone,
    says_updated,
    spans,
)
from monitor.dates.order import day_first
from monitor.languages import alternatives
from monitor.model import PrintedDate
from monitor.text.lowered import lowered

_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u200a\t\n_*\u200b\u200e", " "))
"""Spaces of any kind and the marks of emphasis, which may stand inside a date."""
_OWN_LINE: Final = 160  # characters: a line that long may be there for its date
_NEAR_TOP: Final = 12  # lines
_NEAR_END: Final = 6  # lines
# Text allowed beside a date without a label: a place ("Paris, le"), a weekday, a time with its zone.
_ARTICLE: Final = alternatives(lambda each: each.dates.place_article)
_AT: Final = alternatives(lambda each: each.dates.at_hour)
_PLACE: Final = re.compile(
    rf"^[\W_]*(?:(?:[^\W\d_]{{2,20}}, (?:(?:{_ARTICLE}) )?)|(?:[^\W\d_]{{2,10}}\.?,? ))?"
    rf"[\W_]*(?:(?:{_AT})?\d{{1,2}}[.:h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,4}})?)?[\W_]*$"
)
_ENTRY: Final = re.compile(r"^\s*[:–—-]\s*[^\W\d_]+\s+\S")
_LEAST_ENTRIES: Final = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    date: PrintedDate
    found: Found
    language: str = ""


class _Lines:
    """The document's lines, and the dates in each, found on first use."""

    def __init__(self, printed: Sequence[str]) -> None:
        self.printed = printed
        self.dated = [index for index, line in enumerate(printed) if may_hold_date(line)]
        self._found: dict[int, list[Found]] = {}

    def __len__(self) -> int:
        return len(self.printed)

    def found(self, index: int) -> list[Found]:
        """Return the dates in a line."""
        if index not in self._found:
            self._found[index] = dates_in(self.plain(index))
        return self._found[index]

    def plain(self, index: int) -> str:
        """Return the lowered line, character for character."""
        return lowered(self.printed[index].translate(_SPACES))


def printed_dates(
    lines: Sequence[str], *, language: str = "", url: str = ""
) -> tuple[tuple[PrintedDate, ...], bool]:
    """Return the document's own dates in order, and whether it declares a date but prints none.

    `lines` are the texts of its blocks in reading order. `language` (a tag such as `en` or `en-GB`)
    and `url` decide whether 03/04/2024 is in March or April. If they do not, and no other date of
    the page does, `value` is the month-first reading and `alternative` the other.
    """
    page = _Lines(lines)
    archived = archived_lines(page.plain, page.dated, says_updated)
    own = [index for index in page.dated if index not in archived]
    candidates = [candidate for index in own for candidate in _labelled(page, index)]
    if not candidates and len(archived) == 1:  # a link to former versions beside the only date
        candidates = [*_labelled(page, *archived)]
    if not candidates:
        candidates = [*_lone(page, own)] or [*_newest_entry(page, own)]
    order = day_first((one for index in own for one in page.found(index)), language, url)
    dates = _distinct([_ordered(candidate, order) for candidate in candidates])
    return dates, not dates and any(declares(line) for line in lines)


def _labelled(page: _Lines, index: int) -> Iterator[_Candidate]:
    """Yield the dates of a line that have a label, once for each role that the label names."""
    line, start = page.plain(index), 0
    for one in _outside_spans(line, page.found(index)):
        labels = label_before(line[start : one.start], line[one.end :])
        if one.kind == "year" and (len(line) > _OWN_LINE or line[one.end :].strip(" .)]-–—|")):
            labels = ()
        if not labels and start == 0 and index:
            yield from _under_label(page, index, one)
        for label in labels:
            text = page.printed[index][start + label.start : one.end]
            yield _candidate(page, index, one, label, text)
        if labels:
            start = one.end


def _outside_spans(line: str, found: list[Found]) -> list[Found]:
    """Return the dates that do not bound a period: "in force 1 May 2018 to 3 June 2019"."""
    ends = {
        one for pair in pairwise(found) if spans(line[pair[0].end : pair[1].start]) for one in pair
    }
    return [one for one in found if one not in ends]


def _under_label(page: _Lines, index: int, one: Found) -> Iterator[_Candidate]:
    """Yield the date if its label is the whole line above."""
    line = page.plain(index)
    if line[: one.start].strip(" :-–—(") or len(line) > one.end + 40 or one.kind == "year":
        return
    text = f"{page.printed[index - 1].strip()} {page.printed[index][: one.end].strip()}"
    for label in labels_alone(page.plain(index - 1)):
        yield _candidate(page, index, one, label, text)


def _candidate(page: _Lines, index: int, one: Found, label: Label, text: str) -> _Candidate:
    confidence = label.confidence
    if index < _NEAR_TOP or index >= len(page) - _NEAR_END:
        confidence += 0.05
    if len(page.printed[index]) > _OWN_LINE:
        confidence -= 0.1
    date = PrintedDate(
        value=one.value,
        role=label.role,
        text=" ".join(text.split()),
        position=round(index / max(1, len(page) - 1), 4),
        confidence=round(min(1.0, confidence), 2),
    )
    return _Candidate(date, one, label.language)


def _lone(page: _Lines, own: list[int]) -> Iterator[_Candidate]:
    """Yield a date without a label that stands alone below the title or in the last lines."""
    for index in own:
        line = page.plain(index)
        found = [one for one in page.found(index) if one.kind in ("written", "numeric")]
        if 4 <= index < len(page) - 2 or len(line) > 60 or len(found) != 1:
            continue
        if _PLACE.match(line[: found[0].start] + line[found[0].end :]):
            label = Label("version", "", 0, 0.3)
            yield _candidate(page, index, found[0], label, page.printed[index])
            return


def _newest_entry(page: _Lines, own: list[int]) -> Iterator[_Candidate]:
    """Yield the newest date of a change log: "May 21, 2018: Updated for GDPR compliance"."""
    entries = [
        (one.value, index, one)
        for index in own
        for one in page.found(index)[:1]
        if one.kind in ("written", "numeric")
        and not page.plain(index)[: one.start].strip(" •-–—(")
        and _ENTRY.match(page.plain(index)[one.end :])
    ]
    if len(entries) >= _LEAST_ENTRIES:
        _, index, one = max(entries, key=lambda entry: entry[0])
        text = page.printed[index][: one.end]
        yield _candidate(page, index, one, Label("updated", "", 0, 0.5), text)


def _ordered(candidate: _Candidate, order: bool | None) -> PrintedDate:
    """Return the date in the page's order of day and month, or with both readings."""
    month_first = candidate.found.alternative
    if month_first is None:
        return candidate.date
    if order is None and candidate.language not in ("", "en"):
        order = True
    if order:
        return candidate.date
    other = candidate.date.value if order is None else None
    return replace(candidate.date, value=month_first, alternative=other)


def _distinct(dates: list[PrintedDate]) -> tuple[PrintedDate, ...]:
    """Return one date for each role and value, the most certain; a page may print its date twice."""
    best: dict[tuple[str, str], PrintedDate] = {}
    for date in dates:
        key = (date.role, date.value)
        if key not in best or best[key].confidence < date.confidence:
            best[key] = date
    return tuple(best.values())
