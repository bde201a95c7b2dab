"""A watch's changes over time as a drawing: places in a box of fixed size. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
"""Severity and its height: what is graver stands higher."""
FLOOR: Final = 142
SHORTEST: Final = timedelta(days=30)
TICKS: Final = 13


@dataclass(frozen=True, slots=True)
class Dot:
    """One change."""

    x: float
    y: int
    mark: EventMark


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which the page could not be read."""

    x: float
    width: float
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a month or year below the line."""

    x: float
    at: datetime
    year: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn."""

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
    """The drawing from the first version to now, a month at the least."""
    begin = min(first, now - SHORTEST)
    span = (now - begin).total_seconds()

    def x(at: datetime) -> float:
        share = (at - begin).total_seconds() / span
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT), 1)

    heights = dict(LANES)
    dots = tuple(
        Dot(x(mark.at), heights[mark.severity or "low"], mark)
        for mark in marks
        if mark.type == "policy.changed"
    )
    gaps = tuple(
        Gap(x(since), max(3.0, round(x(until or now) - x(since), 1)), since, until)
        for since, until in _troubles(marks)
    )
    return Timeline(dots, gaps, tuple(Tick(x(at), at, at.month == 1) for at in _months(begin, now)))


def _troubles(marks: Sequence[EventMark]) -> list[tuple[datetime, datetime | None]]:
    found: list[tuple[datetime, datetime | None]] = []
    open_since: datetime | None = None
    for mark in marks:
        if mark.type == "policy.problem":
            open_since = open_since or mark.at
        elif mark.type == "policy.recovered" and open_since:
            found.append((open_since, mark.at))
            open_since = None
    return [*found, (open_since, None)] if open_since else found


def _months(begin: datetime, now: datetime) -> list[datetime]:
    months = (now.year - begin.year) * 12 + now.month - begin.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / s <= TICKS)
    at = begin.astimezone(UTC)
    firsts = [
        datetime(at.year + (at.month - 1 + n) // 12, (at.month - 1 + n) % 12 + 1, 1, tzinfo=UTC)
        for n in range(months + 1)
    ]
    return [f for f in firsts if (f.month - 1 + f.year * 12) % step == 0 and begin <= f <= now]
