"""The dates that a document prints about itself: when updated, in force, which version, what is announced.

A date counts where a label stands before it ("Last updated on", « en vigueur au »), with nothing but
small words between, at the start of a line or sentence or of a sentence about the document. Dates of
laws, of other documents, of earlier versions and of the things the clauses speak of have no such label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from monitor.extract.date_archives import archived_lines
from monitor.extract.date_forms import MAY_HOLD_DATE, Found, dates_in
from monitor.extract.date_labels import Label, declares, label_before, labels_alone
from monitor.extract.date_order import day_first
from monitor.model import PrintedDate

_PLAIN: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "’": "'", "_": " ", "*": " ", "\u200b": " "})  # fmt: skip
_SHORT: Final = 160  # characters: a line that long may be the date's own line
_NEAR_TOP: Final = 12  # lines
_NEAR_END: Final = 6  # lines
_LONE: Final = re.compile(r"^[\W_]*(?:[^\W\d_]{2,20}, (?:le |the |den |el |il )?)?[\W_]*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    date: PrintedDate
    found: Found
    language: str = ""


def printed_dates(
    lines: Sequence[str], *, language: str = "", url: str = ""
) -> tuple[tuple[PrintedDate, ...], bool]:
    """All dates the document prints about itself in order, and whether it speaks of one and prints none.

    `lines` are the texts of its blocks in reading order. `language` (a tag such as `en` or `en-GB`)
    and `url` settle whether 03/04/2024 is in March or April; where they cannot, and no other date
    of the page does, `value` is the month-first reading and `alternative` the other.
    """
    plain = [line.translate(_PLAIN).lower() for line in lines]
    archived = archived_lines(plain)
    candidates: list[_Candidate] = []
    numeric: list[Found] = []
    for index, line in enumerate(plain):
        if not MAY_HOLD_DATE.search(line):
            continue
        found = dates_in(line)
        numeric.extend(one for one in found if one.kind == "numeric")
        if index not in archived:
            candidates.extend(_labelled(lines, plain, index, found))
    if not candidates:
        candidates.extend(_lone(lines, plain, archived))
    order = day_first(numeric, language, url)
    dates = _distinct([_ordered(candidate, order) for candidate in candidates])
    return dates, not dates and any(declares(line) for line in plain)


def _labelled(
    lines: Sequence[str], plain: list[str], index: int, found: list[Found]
) -> list[_Candidate]:
    out, start = [], 0
    for one in found:
        labels = label_before(plain[index][start : one.start], plain[index][one.end :])
        if not labels and start == 0 and index and not plain[index][: one.start].strip(" :-–—("):
            out.extend(_under_label(lines, plain, index, one))
        if one.kind == "year" and not _year_may_stand(labels, plain[index], one):
            labels = ()
        for label in labels:
            shift = replace(label, start=label.start + start)
            text = lines[index][shift.start : one.end]
            out.append(_candidate(one, shift, text, index, len(lines), len(plain[index])))
        if labels or one.kind not in ("year", "compact", "month"):
            start = one.end
    return out


def _under_label(
    lines: Sequence[str], plain: list[str], index: int, one: Found
) -> list[_Candidate]:
    """The label may be a line of its own above the date."""
    if len(plain[index]) > one.end + 40 or one.kind == "year":
        return []
    above = lines[index - 1].strip()
    return [
        _candidate(one, label, f"{above} {lines[index][: one.end].strip()}", index, len(lines), 0)
        for label in labels_alone(plain[index - 1])
    ]


def _year_may_stand(labels: tuple[Label, ...], line: str, one: Found) -> bool:
    return bool(labels) and len(line) <= _SHORT and not line[one.end :].strip(" .)]-–—|")


def _candidate(
    one: Found, label: Label, text: str, index: int, count: int, length: int
) -> _Candidate:
    position = round(index / max(1, count - 1), 4)
    confidence = label.confidence
    if index < _NEAR_TOP or index >= count - _NEAR_END:
        confidence += 0.05
    if length > _SHORT:
        confidence -= 0.1
    date = PrintedDate(
        value=one.value,
        role=label.role,
        text=" ".join(text.split()),
        position=position,
        confidence=round(min(1.0, confidence), 2),
    )
    return _Candidate(date, one, label.language)


def _lone(lines: Sequence[str], plain: list[str], archived: frozenset[int]) -> list[_Candidate]:
    """A date with nothing beside it, directly below the title or at the very foot."""
    places = [*range(min(4, len(lines))), *range(max(4, len(lines) - 2), len(lines))]
    for index in places:
        line = plain[index]
        if index in archived or len(line) > 60 or not MAY_HOLD_DATE.search(line):
            continue
        found = [one for one in dates_in(line) if one.kind in ("written", "numeric")]
        if len(found) == 1 and _LONE.match(line[: found[0].start] + line[found[0].end :]):
            label = Label("version", "", 0, 0.3)
            return [_candidate(found[0], label, lines[index].strip(), index, len(lines), 0)]
    return []


def _ordered(candidate: _Candidate, order: bool | None) -> PrintedDate:
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
    """One of each role and value, the surest; a page may print its date at both ends."""
    best: dict[tuple[str, str], PrintedDate] = {}
    for date in dates:
        key = (date.role, date.value)
        if key not in best or best[key].confidence < date.confidence:
            best[key] = date
    return tuple(best.values())
