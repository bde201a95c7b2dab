"""How things stand for the readers of a digest: policies read since the last one, and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from monitor.decide.memory import Problem
from monitor.deliver.digest import last_at_or_before, timetable
from monitor.deliver.senders import DigestFigures
from monitor.model import Channel, Watch
from monitor.report.alerts_due import named_by, serves

INSTANT = timedelta(microseconds=1)


class Known(Protocol):
    """What is known of one watch."""

    @property
    def watch(self) -> str: ...

    @property
    def last_read(self) -> datetime | None: ...

    @property
    def problem(self) -> Problem | None: ...


def standing_of(
    channel: Channel,
    moment: datetime,
    statuses: Callable[[], Iterable[Known]],
    watches: tuple[Watch, ...],
) -> DigestFigures:
    """The figures of the digest of this moment, over those of the watches that the channel serves."""
    assert channel.digest is not None, "only a digest has a standing"
    since = last_at_or_before(timetable(channel.digest), moment - INSTANT)
    served = served_by(channel, watches)
    mine = [known for known in statuses() if known.watch in served]
    return DigestFigures(
        read=sum(known.last_read is not None and known.last_read >= since for known in mine),
        problems=sum(known.problem is not None for known in mine),
    )


def served_by(channel: Channel, watches: tuple[Watch, ...]) -> frozenset[str]:
    """The watches that a channel hears of."""
    named = named_by(watches)
    return frozenset(watch.id for watch in watches if serves(channel, watch, named))
