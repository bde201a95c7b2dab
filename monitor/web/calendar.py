"""The readings of a year, a square a day. Pure."""

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
    """One square."""

    date: date
    kind: Kind
    readings: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns are weeks from Monday to Sunday, the last one this week."""

    days: tuple[Day, ...]
    months: tuple[tuple[int, date], ...]
    """Where each month begins."""
    width: int
    height: int
    cell: int = CELL - 4


def calendar(looks: Sequence[DailyOutcome], today: date, weeks: int) -> Calendar:
    """The drawing; a day with trouble and a good reading is a good one."""
    by_day: dict[str, list[DailyOutcome]] = {}
    for look in looks:
        by_day.setdefault(look.day, []).append(look)
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    count = (today - monday).days + 1
    days = tuple(
        _day(monday + timedelta(days=n), n, by_day.get(str(monday + timedelta(days=n)), []))
        for n in range(count)
    )
    months = tuple((day.x, day.date) for day in days if day.date.day == 1)
    return Calendar(days, months, weeks * CELL, TOP + 7 * CELL)


def _day(at: date, place: int, looks: list[DailyOutcome]) -> Day:
    readings = sum(look.readings for look in looks)
    return Day(at, _kind(looks), readings, place // 7 * CELL, TOP + place % 7 * CELL)


def _kind(looks: list[DailyOutcome]) -> Kind:
    outcomes = {look.outcome for look in looks}
    if not outcomes:
        return "unread"
    if outcomes & CHANGED:
        return "changed"
    return "trouble" if outcomes == {"trouble"} else "unchanged"
