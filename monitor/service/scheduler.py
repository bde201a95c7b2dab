"""One tick a second, by APScheduler. The only module that imports it.

Due times are in the index, so APScheduler holds a single job in memory. Its defaults would drop a
late tick (`misfire_grace_time` of one second) and run missed ticks one after another. It schedules by
wall clock, so a clock set back by an hour would stop it for an hour. A guard on the event loop's
monotonic clock restarts it then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

TICK_SECONDS: Final = 1.0
GUARD_TICKS: Final = 3
"""Missed ticks after which the guard restarts the scheduler."""


class Ticker:
    """Calls `tick` every second, never twice at a time, and measures delays."""

    def __init__(
        self, tick: Callable[[], Awaitable[None]], *, seconds: float = TICK_SECONDS
    ) -> None:
        self._tick = tick
        self._seconds = seconds
        self._last = 0.0
        self._running = False
        self._guard: asyncio.TimerHandle | None = None
        self.delay = 0.0
        """Seconds by which the last tick was late."""
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._job = self._scheduler.add_job(
            self._run,
            IntervalTrigger(seconds=seconds, timezone=UTC),
            next_run_time=datetime.now(UTC),
        )

    @property
    def age(self) -> float:
        """Seconds since the last tick began."""
        return asyncio.get_running_loop().time() - self._last

    def start(self) -> None:
        """Tick at once, then every second; needs a running event loop."""
        self._last = asyncio.get_running_loop().time()
        self._scheduler.start()
        self._check_late()

    def stop(self) -> None:
        """Stop ticking; a tick in progress continues."""
        if self._guard is not None:
            self._guard.cancel()
        self._scheduler.shutdown(wait=False)

    async def _run(self) -> None:
        now = asyncio.get_running_loop().time()
        self.delay = max(0.0, now - self._last - self._seconds)
        self._last = now
        self._running = True
        try:
            await self._tick()
        finally:
            self._running = False

    def _check_late(self) -> None:
        """Reschedule the job if the wall clock was set back."""
        loop = asyncio.get_running_loop()
        if not self._running and loop.time() - self._last > GUARD_TICKS * self._seconds:
            self._job.modify(next_run_time=datetime.now(UTC))
        self._guard = loop.call_later(GUARD_TICKS * self._seconds, self._check_late)
