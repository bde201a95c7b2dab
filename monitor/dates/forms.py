"""Find dates in a line of text, whatever they date, in the forms of every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from monitor.dates.months import MONTHS
from monitor.languages import alternatives

POLICY_YEARS: Final = range(1990, 2100)
"""Years in which a policy may have been written."""
ANY_YEAR: Final = range(1900, 2100)
"""Years of anything a policy speaks of, such as laws."""

FormKind = Literal["written", "numeric", "month", "compact", "year"]


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line, from `start` to `end`; `value` is ISO 8601, to the day, month or year."""

    start: int
    end: int
    value: str
    kind: FormKind
    alternative: str | None = None
    """The month-first reading of a numeric date whose `value` is the day-first one."""
    day_first: bool | None = None
    """The order of day and month that this date alone proves: 25/05/2018 is day first."""


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
    """Return whether a line may hold a date: a fast test before the full search."""
    return bool(_DIGITS.search(line) and _MAY_HOLD.search(line))


def dates_in(text: str, years: range = POLICY_YEARS) -> list[Found]:
    """Return every date in lower-case text, in order, none overlapping another.

    `years` bounds days and months in digits. Kind `month`, `compact` and `year` are dates only
    beside a label: "05/2018", "20180525", "2018".
    """
    found: list[Found] = []
    taken: set[int] = set()
    for start, end in _windows(text):
        for find in (_full, _numeric, _months, _bare):
            for one in find(_Window(text, start, end, years)):
                if taken.isdisjoint(range(one.start, one.end)):
                    taken.update(range(one.start, one.end))
                    found.append(one)
    return sorted(found, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of text that is searched, and the years that its dates may have."""

    text: str
    start: int
    end: int
    years: range

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return pattern.finditer(self.text, self.start, self.end)

    def day(self, year: str, month: str, day: str) -> str | None:
        """The day as ISO 8601, or None where there is no such day in these years."""
        try:
            value = date(int(year), int(month), int(day))
        except ValueError:
            return None
        return value.isoformat() if value.year in self.years else None

    def month(self, year: str, month: str) -> str | None:
        """The month as ISO 8601, or None where there is no such month in these years."""
        if not 1 <= int(month) <= 12 or int(year) not in self.years:
            return None
        return f"{year}-{int(month):02}"


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the stretches around what looks like a year; the rest of a paragraph is not searched."""
    out: list[tuple[int, int]] = []
    for hit in _MAY_HOLD.finditer(text):
        start, end = max(0, hit.start() - _AROUND), min(len(text), hit.end() + _AROUND)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _full(window: _Window) -> Iterator[Found]:
    for m in window.matches(_DAY_MONTH_YEAR):
        yield from _written(window, m, m[3], m[2], m[1])
    for m in window.matches(_MONTH_DAY_YEAR):
        yield from _written(window, m, m[3], m[1], m[2])
    for m in window.matches(_YEAR_MONTH_DAY):
        yield from _written(window, m, m[1], m[2], m[3])
    for m in window.matches(_DAY_MONTH_SHORT):
        yield from _written(window, m, f"20{m[3]}", m[2], m[1])


def _written(window: _Window, m: re.Match[str], year: str, month: str, day: str) -> Iterator[Found]:
    if value := window.day(year, str(MONTHS[month]), day):
        yield Found(m.start(), m.end(), value, "written")


def _numeric(window: _Window) -> Iterator[Found]:
    for m in window.matches(_EASTERN):
        if value := window.day(m[1], m[2], m[3]) if m[3] else window.month(m[1], m[2]):
            yield Found(m.start(), m.end(), value, "written")
    for m in window.matches(_ISO):
        if value := window.day(m[1], m[3], m[4]):
            yield Found(m.start(), m.end(), value, "written")
    for m in window.matches(_NUMERIC):
        yield from _day_month(window, m)


def _day_month(window: _Window, m: re.Match[str]) -> Iterator[Found]:
    """Read a numeric date: day first with dots, either order with slashes and hyphens."""
    year = m[4] if len(m[4]) == 4 else f"20{m[4]}"
    by_day, by_month = window.day(year, m[3], m[1]), window.day(year, m[1], m[3])
    if m[2] == ".":
        if by_day and (len(m[4]) == 4 or _likely_year(m[4])):
            yield Found(m.start(), m.end(), by_day, "numeric")
    elif by_day and by_month:
        other = by_month if by_month != by_day else None
        yield Found(m.start(), m.end(), by_day, "numeric", other)
    elif value := by_day or by_month:
        yield Found(m.start(), m.end(), value, "numeric", day_first=by_day is not None)


def _likely_year(two_digits: str) -> bool:
    """Whether a number is no clause number: the years of policies end in 10 to 39."""
    return 10 <= int(two_digits) <= 39


def _months(window: _Window) -> Iterator[Found]:
    for m in window.matches(_MONTH_YEAR):
        yield Found(m.start(), m.end(), f"{m[2]}-{MONTHS[m[1]]:02}", "written")


def _bare(window: _Window) -> Iterator[Found]:
    for m in window.matches(_MONTH_NUMBER_YEAR):
        if value := window.month(m[2], m[1]):
            yield Found(m.start(), m.end(), value, "month")
    for m in window.matches(_YEAR_MONTH_NUMBER):
        if value := window.month(m[1], m[2]):
            yield Found(m.start(), m.end(), value, "month")
    for m in window.matches(_COMPACT):
        day_first = window.day(m[1][4:], m[1][2:4], m[1][:2])
        if value := day_first or window.day(m[1][:4], m[1][4:6], m[1][6:]):
            yield Found(m.start(), m.end(), value, "compact")
    for m in window.matches(_YEAR_ALONE):
        yield Found(m.start(), m.end(), m[1], "year")
