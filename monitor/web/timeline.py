"""The timeline drawing: a watch's changes as points in a box of fixed size. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from monitor.model import Severity
from monitor.store.rows import EventMark

WIDTH: Final = 1030
HEIGHT: Final = 172
LEFT: Final = 100
RIGHT: Final = 18
LANES: Final[tuple[tuple[Severity, int], ...]] = (
    ("high", 26), ("medium", 58), ("low", 90), ("editorial", 122),
)  # fmt: skip
"""Severity → y: the more severe, the higher."""
FLOOR: Final = 142
SHORTEST: Final = timedelta(days=30)
TICKS: Final = 13
"""Most ticks on the axis."""
NARROWEST_GAP: Final = 3.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One change."""

    x: float
    y: int
    mark: EventMark


@dataclass(frozen=True, slots=True)
class Gap:
    """A period in which the page could not be read."""

    x: float
    width: float
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month or year, marked below the axis."""

    x: float
    at: datetime
    year: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing."""

    dots: tuple[Dot, ...]
    gaps: tuple[Gap, ...]
    ticks: tuple[Tick, ...]
    lanes: tuple[tuple[Severity, int], ...] = LANES
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = FLOOR


def timeline(marks: Sequence[EventMark], first: datetime, now: datetime) -> Timeline:
    """Draw the time from the first version to now, at least a month."""
    begin = min(first, now - SHORTEST)
    x = partial(_x, begin, now)
    dots = tuple(_dot(mark, x) for mark in marks if mark.type == "policy.changed")
    gaps = tuple(
        Gap(x(since), max(NARROWEST_GAP, round(x(until or now) - x(since), 1)), since, until)
        for since, until in _unreadable_periods(marks)
    )
    ticks = tuple(Tick(x(at), at, at.month == 1) for at in _months(begin, now))
    return Timeline(dots, gaps, ticks)


def _x(begin: datetime, end: datetime, at: datetime) -> float:
    share = (at - begin) / (end - begin)
    return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT), 1)


def _dot(mark: EventMark, x: Callable[[datetime], float]) -> Dot:
    return Dot(x(mark.at), dict(LANES)[mark.severity or "low"], mark)


def _unreadable_periods(marks: Sequence[EventMark]) -> list[tuple[datetime, datetime | None]]:
    """Return begin and end of each problem; the end of a current problem is None."""
    found: list[tuple[datetime, datetime | None]] = []
    since: datetime | None = None
    for mark in marks:
        if mark.type == "policy.problem":
            since = since or mark.at
        elif mark.type == "policy.recovered" and since:
            found.append((since, mark.at))
            since = None
    return [*found, (since, None)] if since else found


def _months(begin: datetime, now: datetime) -> list[datetime]:
    """Return the first days of months to mark: every month, or fewer if there are too many."""
    months = (now.year - begin.year) * 12 + now.month - begin.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / s <= TICKS)
    at = begin.astimezone(UTC)
    firsts = [
        datetime(at.year + (at.month - 1 + n) // 12, (at.month - 1 + n) % 12 + 1, 1, tzinfo=UTC)
        for n in range(months + 1)
    ]
    return [f for f in firsts if (f.month - 1 + f.year * 12) % step == 0 and begin <= f <= now]
