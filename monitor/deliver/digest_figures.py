"""The figures of a digest: how many policies were read since the last one, and the problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from monitor.decide.memory import Problem
from monitor.deliver.digest import last_at_or_before, parse_timetable
from monitor.model import Channel, Watch
from monitor.report.alerts_due import named_by, serves

INSTANT: Final = timedelta(microseconds=1)
"""The smallest step of a clock."""


@dataclass(frozen=True, slots=True)
class DigestFigures:
    """Counts over the watches that a channel serves."""

    read: int
    """Policies read since the last digest."""
    problems: int
    """Watches with an open problem."""


class WatchStatus(Protocol):
    """The state of one watch, as far as a digest tells it."""

    @property
    def watch(self) -> str: ...

    @property
    def last_read(self) -> datetime | None: ...

    @property
    def problem(self) -> Problem | None: ...


def figures_for(
    channel: Channel,
    moment: datetime,
    statuses: Callable[[], Iterable[WatchStatus]],
    watches: tuple[Watch, ...],
) -> DigestFigures:
    """Return the figures of the digest due at `moment`, over the watches that the channel serves."""
    assert channel.digest is not None, "only a digest has figures"
    since = last_at_or_before(parse_timetable(channel.digest), moment - INSTANT)
    served = served_by(channel, watches)
    mine = [status for status in statuses() if status.watch in served]
    return DigestFigures(
        read=sum(status.last_read is not None and status.last_read >= since for status in mine),
        problems=sum(status.problem is not None for status in mine),
    )


def served_by(channel: Channel, watches: tuple[Watch, ...]) -> frozenset[str]:
    """Return the ids of the watches whose events go to the channel."""
    named = named_by(watches)
    return frozenset(watch.id for watch in watches if serves(channel, watch, named))
