"""The calendar drawing: the readings of a year, one square a day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from monitor.decide.step import Outcome
from monitor.store.rows import DailyOutcome

Kind = Literal["unread", "unchanged", "changed", "trouble"]

CELL: Final = 19
TOP: Final = 20
CHANGED: Final[frozenset[Outcome]] = frozenset({"first", "confirmed"})


@dataclass(frozen=True, slots=True)
class Day:
    """One square of the drawing."""

    date: date
    kind: Kind
    readings: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The drawing: one column a week, from Monday to Sunday; the last column is the current week."""

    days: tuple[Day, ...]
    months: tuple[tuple[int, date], ...]
    """x of the first day of each month."""
    width: int
    height: int
    cell: int = CELL - 4


def calendar(outcomes: Sequence[DailyOutcome], today: date, weeks: int) -> Calendar:
    """Draw the outcomes; a day with both trouble and a good reading counts as good."""
    by_day: dict[str, list[DailyOutcome]] = {}
    for outcome in outcomes:
        by_day.setdefault(outcome.day, []).append(outcome)
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    dates = [monday + timedelta(days=n) for n in range((today - monday).days + 1)]
    days = tuple(_day(at, n, by_day.get(str(at), [])) for n, at in enumerate(dates))
    months = tuple((day.x, day.date) for day in days if day.date.day == 1)
    return Calendar(days, months, weeks * CELL, TOP + 7 * CELL)


def _day(at: date, place: int, outcomes: list[DailyOutcome]) -> Day:
    readings = sum(outcome.readings for outcome in outcomes)
    return Day(at, _kind(outcomes), readings, place // 7 * CELL, TOP + place % 7 * CELL)


def _kind(outcomes: list[DailyOutcome]) -> Kind:
    names = {outcome.outcome for outcome in outcomes}
    if not names:
        return "unread"
    if names & CHANGED:
        return "changed"
    return "trouble" if names == {"trouble"} else "unchanged"
