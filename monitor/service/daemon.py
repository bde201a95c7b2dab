"""The daemon: claims watches that are due, reads them, and keeps deliveries going.

A claim exists in memory only. Nothing is stored before a reading is complete, so a crash costs at
most one repeated reading. Each host has at most one reading at a time, and all hosts together have
at most `slots`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog

from monitor.errors import StoreError, StoreFull, StoreOutdated
from monitor.model import Watch
from monitor.pipeline import Clock, Readings
from monitor.store.agenda import host_of
from monitor.store.protocols import Agenda

CLOCK_STEP: Final = timedelta(minutes=1)
"""A clock that was set back by more than this causes all due times to be recomputed."""

STORE_FULL_PAUSE: Final = timedelta(seconds=60)
"""How long reading is suspended after the store had no room."""

BROKEN_PAUSE: Final = 3600.0
"""Seconds for which a watch is not read after its reading raised an unexpected exception.

A reading that raises stores no due time, so the watch would otherwise be due at every tick."""

log = structlog.get_logger(__name__)


class Deliveries(Protocol):
    """Sends the alerts that are due."""

    def kick(self) -> None:
        """Start sending; return at once."""
        ...

    async def close(self, grace: float) -> None:
        """Let deliveries in progress finish within `grace` seconds, then cancel them."""
        ...


class Daemon:
    """Driven by `tick`. Each of `chores` is called at every tick with the current time.

    A store that cannot be trusted stops the daemon: `failure` receives its error. A store that is
    full or read-only suspends reading, and the daemon tries again later.
    `pausing` returns the hosts that may not be asked now.
    """

    def __init__(
        self,
        readings: Readings,
        agenda: Agenda,
        deliveries: Deliveries,
        clock: Clock,
        *,
        slots: int,
        pausing: Callable[[], frozenset[str]] = frozenset,
        chores: Sequence[Callable[[datetime], None]] = (),
    ) -> None:
        self._readings = readings
        self._agenda = agenda
        self._deliveries = deliveries
        self._clock = clock
        self._slots = slots
        self._pausing = pausing
        self._chores = chores
        self._watches: Mapping[str, Watch] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._began: dict[str, float] = {}
        self._broken_until: dict[str, float] = {}
        self._claiming = True
        self._last_tick: datetime | None = None
        self._resting_until: datetime | None = None
        self.failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Receives the store's error that stops the service; never receives a result."""

    def use(self, watches: Sequence[Watch], readings: Readings | None = None) -> None:
        """Replace the watches, and the readings if given; readings in progress are unaffected."""
        self._readings = readings or self._readings
        self._watches = {watch.id: watch for watch in watches}
        self._agenda.sync_watches(watches, self._clock())

    async def tick(self) -> None:
        """Start reading what is due; return at once."""
        now = self._clock()
        try:
            self._check_clock(now)
            self._claim()
            self._deliveries.kick()
            for chore in self._chores:
                chore(now)
        except StoreError as error:
            self._handle(error)

    @property
    def resting(self) -> bool:
        """Whether reading is suspended because the store has no room."""
        return self._resting_until is not None and self._clock() < self._resting_until

    async def stop(self, grace: float) -> None:
        """Claim nothing more; let work in progress finish within `grace` seconds, then cancel it."""
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
        """Number of readings in progress."""
        return len(self._running)

    def is_reading(self, watch: str) -> bool:
        """Return whether a reading of this watch is in progress."""
        return watch in self._running

    @property
    def longest(self) -> float:
        """Seconds that the longest reading in progress has taken; 0 if there is none."""
        now = asyncio.get_running_loop().time()
        return max((now - began for began in self._began.values()), default=0.0)

    def _check_clock(self, now: datetime) -> None:
        if self._last_tick and now < self._last_tick - CLOCK_STEP:
            log.warning("clock_set_back", by=str(self._last_tick - now))
            self._agenda.sync_watches(tuple(self._watches.values()), now)
            self._resting_until = None
        self._last_tick = now

    def _claim(self) -> None:
        free = self._slots - len(self._running)
        if not self._claiming or free <= 0 or self.resting:
            return
        busy = frozenset(self._running)
        reading = {host_of(self._watches[w]) for w in busy if w in self._watches}
        hosts = self._pausing() | reading  # a watch that waits for its host must not occupy a slot
        skipped = busy | self._broken()
        for watch_id in self._agenda.due(self._clock(), free, hosts, skipped):
            watch = self._watches.get(watch_id)
            if watch is not None:
                self._began[watch_id] = asyncio.get_running_loop().time()
                self._running[watch_id] = asyncio.create_task(self._read(watch), name=watch_id)

    def _broken(self) -> frozenset[str]:
        """Return the watches that are not read because their last reading raised."""
        now = asyncio.get_running_loop().time()
        self._broken_until = {w: until for w, until in self._broken_until.items() if until > now}
        return frozenset(self._broken_until)

    async def _read(self, watch: Watch) -> None:
        try:
            step = await self._readings.check(watch)
            await asyncio.sleep(0)  # lets others run between storing and claiming
            reading = step.reading
            log.info("read", watch=watch.id, outcome=reading.outcome, detail=reading.detail)
            if step.events:
                self._deliveries.kick()
        except StoreError as error:
            self._handle(error)
        except Exception:  # a fault of this program: suspend this watch, keep the others going
            log.exception("reading_broke", watch=watch.id)
            self._broken_until[watch.id] = asyncio.get_running_loop().time() + BROKEN_PAUSE
        finally:
            self._running.pop(watch.id, None)
            self._began.pop(watch.id, None)
        try:
            self._claim()
        except StoreError as error:
            self._handle(error)

    def _handle(self, error: StoreError) -> None:
        """Read again, suspend reading, or stop the daemon, by the kind of error."""
        match error:
            case StoreOutdated():
                log.info("read_again", reason=error.problem)
            case StoreFull():
                self._resting_until = self._clock() + STORE_FULL_PAUSE
                log.error("store_full", path=str(error.path), problem=error.problem)
            case _:
                self._claiming = False
                if not self.failure.done():
                    self.failure.set_exception(error)
