"""Finds written dates in a line of text, whatever they date, in the forms of seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from monitor.dates.months import MONTHS
from monitor.languages import alternatives

FormKind = Literal["written", "numeric", "month", "compact", "year"]


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: from `start` to `end`; `alternative` where day and month may be swapped."""

    start: int
    end: int
    value: str
    kind: FormKind
    alternative: str | None = None
    """The month-first reading of a numeric date whose `value` is the day-first one."""
    day_first: bool | None = None
    """The order that this date alone proves: 25/05/2018 can be read in one way only."""


_MONTH: Final = f"({'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![^\\W\\d_])"
_YEAR: Final = r"((?:19|20)\d\d)(?!\d|[.,]\d)"
_ORDINAL: Final = alternatives(lambda each: each.dates.ordinals)
_DAY: Final = rf"(?<![\d.,/:-])(\d{{1,2}})(?:{_ORDINAL}|º|ª|°|\.)?"
_PART: Final = r"[\s,./|'’-]*"
_OF: Final = f"(?:{alternatives(lambda each: each.dates.of)})?"

_AROUND: Final = 40  # characters around a year within which the rest of its date stands
_DIGITS: Final = re.compile(r"[0-9][0-9]")
# A year, a numeric date with a short year, or eight digits in a row.
_MAY_HOLD: Final = re.compile(
    r"(?:19|20)[0-9][0-9]|[0-9][./-] ?[0-9]{1,2}[./-] ?[0-9][0-9]|[0-9]-[a-z]{3}-[0-9][0-9]",
    re.IGNORECASE,
)

_DAY_MONTH_YEAR: Final = re.compile(f"{_DAY}{_PART}{_OF}{_MONTH}{_PART}{_OF}{_YEAR}")
_DAY_MONTH_SHORT: Final = re.compile(rf"(?<!\d)(\d{{1,2}})-{_MONTH}-(\d\d)(?!\d)")
_MONTH_DAY_YEAR: Final = re.compile(
    rf"(?<![^\W\d_]){_MONTH}{_PART}(\d{{1,2}})(?:{_ORDINAL})?(?!\d){_PART}{_OF}{_YEAR}"
)
_YEAR_MONTH_DAY: Final = re.compile(
    rf"(?<!\d)((?:19|20)\d\d){_PART}{_MONTH}{_PART}(\d{{1,2}})(?!\d|[./:]\d)"
)
_MONTH_YEAR: Final = re.compile(rf"(?<![^\W\d_]){_MONTH}{_PART}{_OF}{_YEAR}")
_ISO: Final = re.compile(
    r"(?<![\d.,/-])((?:19|20)\d\d) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d|[./-]\d)"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(\d{1,2}) ?([./-]) ?(\d{1,2})(?: ?\2 ?|, )((?:19|20)?\d\d)(?!\d|[./-]\d)"
)
_EASTERN: Final = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?")
_MONTH_NUMBER_YEAR: Final = re.compile(
    r"(?<![\d.,/-])(\d{1,2}) ?[./-] ?((?:19|20)\d\d)(?!\d|[./-]\d)"
)
_YEAR_MONTH_NUMBER: Final = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)[./-](\d{1,2})(?!\d|[./-]\d)")
_COMPACT: Final = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_YEAR_ALONE: Final = re.compile(r"(?<![\d.,/#-])((?:19|20)\d\d)(?!\d|[.,/-]\d|[^\W\d_])")


def may_hold_date(line: str) -> bool:
    """A quick look that spares most lines the long one."""
    return bool(_DIGITS.search(line) and _MAY_HOLD.search(line))


def dates_in(text: str) -> list[Found]:
    """Every date in the lower-case text, in order, none overlapping another.

    A month and year in digits, eight digits and a year alone are dates only beside a label: their
    `kind` says so.
    """
    found: list[Found] = []
    for start, end in _windows(text):
        for find in (_full, _numeric, _months, _bare):
            for one in find(text, start, end):
                if not any(one.start < other.end and other.start < one.end for other in found):
                    found.append(one)
    return sorted(found, key=lambda one: one.start)


def _windows(text: str) -> list[tuple[int, int]]:
    """The surroundings of what looks like a year: the rest of a long paragraph is not searched."""
    out: list[tuple[int, int]] = []
    for hit in _MAY_HOLD.finditer(text):
        start, end = max(0, hit.start() - _AROUND), min(len(text), hit.end() + _AROUND)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _full(text: str, start: int, end: int) -> Iterator[Found]:
    for m in _DAY_MONTH_YEAR.finditer(text, start, end):
        yield from _written(m, m[3], m[2], m[1])
    for m in _MONTH_DAY_YEAR.finditer(text, start, end):
        yield from _written(m, m[3], m[1], m[2])
    for m in _YEAR_MONTH_DAY.finditer(text, start, end):
        yield from _written(m, m[1], m[2], m[3])
    for m in _DAY_MONTH_SHORT.finditer(text, start, end):
        yield from _written(m, f"20{m[3]}", m[2], m[1])


def _written(m: re.Match[str], year: str, month: str, day: str) -> Iterator[Found]:
    value = _iso(year, str(MONTHS[month]), day)
    if value:
        yield Found(m.start(), m.end(), value, "written")


def _numeric(text: str, start: int, end: int) -> Iterator[Found]:
    for m in _EASTERN.finditer(text, start, end):
        value = _iso(m[1], m[2], m[3]) if m[3] else _month_of(m[1], m[2])
        if value:
            yield Found(m.start(), m.end(), value, "written")
    for m in _ISO.finditer(text, start, end):
        value = _iso(m[1], m[3], m[4])
        if value:
            yield Found(m.start(), m.end(), value, "written")
    for m in _NUMERIC.finditer(text, start, end):
        yield from _day_month(m)


def _day_month(m: re.Match[str]) -> Iterator[Found]:
    """Dots are written day first everywhere; slashes and hyphens are not."""
    year = m[4] if len(m[4]) == 4 else f"20{m[4]}"
    by_day, by_month = _iso(year, m[3], m[1]), _iso(year, m[1], m[3])
    if m[2] == ".":
        if by_day and (len(m[4]) == 4 or _likely_year(m[4])):
            yield Found(m.start(), m.end(), by_day, "numeric")
    elif by_day and by_month:
        other = by_month if by_month != by_day else None
        yield Found(m.start(), m.end(), by_day, "numeric", other)
    elif by_day or by_month:
        value = by_day or by_month or ""
        yield Found(m.start(), m.end(), value, "numeric", day_first=by_day is not None)


def _likely_year(two_digits: str) -> bool:
    """Clause numbers look like short dates; the years of policies end in 10 to 39."""
    return 10 <= int(two_digits) <= 39


def _months(text: str, start: int, end: int) -> Iterator[Found]:
    for m in _MONTH_YEAR.finditer(text, start, end):
        yield Found(m.start(), m.end(), f"{m[2]}-{MONTHS[m[1]]:02}", "written")


def _bare(text: str, start: int, end: int) -> Iterator[Found]:
    for m in _MONTH_NUMBER_YEAR.finditer(text, start, end):
        if value := _month_of(m[2], m[1]):
            yield Found(m.start(), m.end(), value, "month")
    for m in _YEAR_MONTH_NUMBER.finditer(text, start, end):
        if value := _month_of(m[1], m[2]):
            yield Found(m.start(), m.end(), value, "month")
    for m in _COMPACT.finditer(text, start, end):
        digits = m[1]
        value = _iso(digits[4:], digits[2:4], digits[:2]) or _iso(
            digits[:4], digits[4:6], digits[6:]
        )
        if value:
            yield Found(m.start(), m.end(), value, "compact")
    for m in _YEAR_ALONE.finditer(text, start, end):
        yield Found(m.start(), m.end(), m[1], "year")


def _iso(year: str, month: str, day: str) -> str | None:
    """The day as ISO 8601, or None where there is no such day."""
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return value.isoformat() if 1990 <= value.year <= 2099 else None


def _month_of(year: str, month: str) -> str | None:
    return (
        f"{year}-{int(month):02}" if 1 <= int(month) <= 12 and 1990 <= int(year) <= 2099 else None
    )
