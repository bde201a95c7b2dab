"""The running service: claims what is due, reads it, and keeps deliveries going.

A claim is in memory only; nothing durable moves until a reading is stored, so a crash costs at most
a repeated reading. One fetch per host at a time, and no more at once than there are places.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol
from urllib.parse import urlsplit

import structlog

from monitor.decide.step import Step
from monitor.errors import StoreError, StoreFull, StoreOutdated
from monitor.model import Watch
from monitor.pipeline import Clock

CLOCK_STEP: Final = timedelta(minutes=1)
"""A clock set back by more than this makes due times be set anew."""

REST: Final = timedelta(seconds=60)
"""How long nothing is read after the store had no room."""

LEFT_ALONE: Final = 3600.0
"""Seconds that a watch is not read after its reading broke: nothing durable says when it is due next."""

log = structlog.get_logger(__name__)


class Agenda(Protocol):
    """Where due times are kept."""

    def sync_watches(self, watches: Sequence[Watch], now: datetime) -> None:
        """Take up the watches; none is due later than one interval from now."""
        ...

    def due(
        self, now: datetime, limit: int, busy_hosts: frozenset[str], busy_watches: frozenset[str]
    ) -> tuple[str, ...]:
        """Watches whose time has come, longest overdue first, at most one per host."""
        ...


class Readings(Protocol):
    """Reads one watch and stores what came of it."""

    async def check(self, watch: Watch) -> Step: ...


class Deliveries(Protocol):
    """Sends what is due."""

    def kick(self) -> None: ...

    async def close(self, grace: float) -> None: ...


class Daemon:
    """Driven by a tick; `chores` are small things done at each, handed the time.

    A store that cannot be trusted ends the service (`failed` raises its error); one that is full or
    read-only for now lets it rest and try again.
    """

    def __init__(
        self,
        readings: Readings,
        agenda: Agenda,
        deliveries: Deliveries,
        clock: Clock,
        *,
        places: int,
        pausing: Callable[[], frozenset[str]] = frozenset,
        chores: Sequence[Callable[[datetime], None]] = (),
    ) -> None:
        self._readings = readings
        self._agenda = agenda
        self._deliveries = deliveries
        self._clock = clock
        self._places = places
        self._pausing = pausing
        self._chores = chores
        self._watches: Mapping[str, Watch] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._began: dict[str, float] = {}
        self._broken: dict[str, float] = {}
        self._claiming = True
        self._last_tick: datetime | None = None
        self._resting_until: datetime | None = None
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def use(self, watches: Sequence[Watch], readings: Readings | None = None) -> None:
        """Take up these watches from now on; readings under way end as they began."""
        self._readings = readings or self._readings
        self._watches = {watch.id: watch for watch in watches}
        self._agenda.sync_watches(watches, self._clock())

    async def tick(self) -> None:
        """Start what is due; returns at once."""
        now = self._clock()
        try:
            if self._last_tick and now < self._last_tick - CLOCK_STEP:
                log.warning("clock_set_back", by=str(self._last_tick - now))
                self._agenda.sync_watches(tuple(self._watches.values()), now)
                self._resting_until = None
            self._last_tick = now
            self._claim()
            self._deliveries.kick()
            for chore in self._chores:
                chore(now)
        except StoreError as error:
            self._meet(error)

    async def failed(self) -> None:
        """Waits for the error of the store that ends the service, and raises it."""
        await self._failure

    @property
    def resting(self) -> bool:
        """Whether the store has no room at present, so that nothing is read."""
        return self._resting_until is not None and self._clock() < self._resting_until

    async def stop(self, grace: float) -> None:
        """Claim no more, let what is under way end within `grace` seconds in all, then cancel it."""
        self._claiming = False
        clock = asyncio.get_running_loop().time
        deadline = clock() + grace
        if self._running:
            _, late = await asyncio.wait(self._running.values(), timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._deliveries.close(max(1.0, deadline - clock()))

    @property
    def busy(self) -> int:
        """How many readings are under way."""
        return len(self._running)

    @property
    def longest(self) -> float:
        """Seconds that the longest reading under way has taken; 0 where there is none."""
        now = asyncio.get_running_loop().time()
        return max((now - began for began in self._began.values()), default=0.0)

    def _claim(self) -> None:
        free = self._places - len(self._running)
        if not self._claiming or free <= 0 or self.resting:
            return
        busy = frozenset(self._running)
        reading = {host_of(self._watches[w]) for w in busy if w in self._watches}
        hosts = self._pausing() | reading  # who must wait for his host takes nobody's place
        out = busy | self._left_alone()
        for watch_id in self._agenda.due(self._clock(), free, hosts, out):
            watch = self._watches.get(watch_id)
            if watch is not None:
                self._began[watch_id] = asyncio.get_running_loop().time()
                self._running[watch_id] = asyncio.create_task(self._read(watch), name=watch_id)

    def _left_alone(self) -> frozenset[str]:
        """The watches whose last reading broke, for some time."""
        now = asyncio.get_running_loop().time()
        self._broken = {watch: until for watch, until in self._broken.items() if until > now}
        return frozenset(self._broken)

    async def _read(self, watch: Watch) -> None:
        try:
            step = await self._readings.check(watch)
            reading = step.reading
            log.info("read", watch=watch.id, outcome=reading.outcome, detail=reading.detail)
            if step.events:
                self._deliveries.kick()
        except StoreError as error:
            self._meet(error)
        except (
            Exception
        ):  # a fault of this program: one watch's, and no reason to ask its host again
            log.exception("reading_broke", watch=watch.id)
            self._broken[watch.id] = asyncio.get_running_loop().time() + LEFT_ALONE
        finally:
            self._running.pop(watch.id, None)
            self._began.pop(watch.id, None)
        try:
            self._claim()
        except StoreError as error:
            self._meet(error)

    def _meet(self, error: StoreError) -> None:
        """What an error of the store means for the service."""
        match error:
            case StoreOutdated():
                log.info("read_again", reason=error.problem)
            case StoreFull():
                self._resting_until = self._clock() + REST
                log.error("store_full", path=str(error.path), problem=error.problem)
            case _:
                self._claiming = False
                if not self._failure.done():
                    self._failure.set_exception(error)


def host_of(watch: Watch) -> str:
    """The host of a watch's address, as the agenda tells hosts apart."""
    return (urlsplit(watch.url).hostname or "").lower()
