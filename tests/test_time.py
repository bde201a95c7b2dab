"""Whatever the wall clock does, each watch is read once per interval and at most one interval late.

The store and the daemon are the real ones; pages never change. Time that passes and what the clock
shows are told apart: a jump moves the clock and nothing else.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from monitor.decide.patience import Patience
from monitor.model import NotModified, Validators, Watch
from monitor.pipeline import Pipeline
from monitor.service.daemon import Daemon
from monitor.service.scheduler import Ticker
from monitor.store.sqlite.sqlite_store import SqliteStore

START = datetime(2026, 3, 28, 12, tzinfo=UTC)
EVERY = timedelta(hours=12)
STEP = timedelta(minutes=10)
WATCHES = tuple(
    Watch(f"c{n}/privacy", f"C{n}", "Privacy", f"https://h{n}.example/", EVERY) for n in range(12)
)
DAY = timedelta(days=1)


class World:
    """A daemon on a store, a clock that can be set, and when each watch was read."""

    def __init__(self, root: Path) -> None:
        self.passed = timedelta()
        self.set_by = timedelta()
        self.read: dict[str, list[timedelta]] = defaultdict(list)
        self.store = SqliteStore(root)
        pipeline = Pipeline(self, self, self.store, lambda *_: (), self.clock, Patience())  # type: ignore[arg-type] # nothing is ever read whole, so nobody reads
        self.daemon = Daemon(pipeline, self.store, self, self.clock, slots=4)

    def clock(self) -> datetime:
        return START + self.passed + self.set_by

    async def fetch(self, watch: Watch, validators: Validators | None) -> NotModified:
        self.read[watch.id].append(self.passed)
        return NotModified(watch.url, watch.url, self.clock())

    def kick(self) -> None:
        """Nothing is to be sent."""

    async def close(self, grace: float) -> None:
        """Nothing was sent."""

    async def live(self, time: timedelta) -> None:
        """Time passes, a tick after each step."""
        until = self.passed + time
        while self.passed < until:
            self.passed += STEP
            await self.daemon.tick()
            while self.daemon.busy:  # noqa: ASYNC110 - it says no otherwise when all is read
                await asyncio.sleep(0)

    def gaps(self) -> list[timedelta]:
        """Time between two readings of the same watch, of all watches."""
        return [b - a for times in self.read.values() for a, b in pairwise(times)]


def lived(root: Path, jumps: Sequence[timedelta]) -> World:
    """Three days in which the clock is set after each."""

    async def run() -> World:
        world = World(root)
        world.daemon.use(WATCHES)
        await world.live(2 * EVERY)
        for jump in jumps:
            world.set_by += jump
            await world.live(3 * EVERY)
        await world.daemon.stop(1)
        world.store.close()
        return world

    return asyncio.run(run())


JUMPS = [timedelta(hours=1), DAY, timedelta(days=3653)]


@pytest.mark.parametrize("jump", [*JUMPS, *(-jump for jump in JUMPS)], ids=str)
def test_a_clock_that_is_set_makes_no_watch_late_and_none_stampede(tmp_path, jump):
    world = lived(tmp_path / "snapshots", [jump])
    assert world.read.keys() == {watch.id for watch in WATCHES}
    assert max(world.gaps()) <= 2 * EVERY
    for times in world.read.values():
        assert len([t for t in times if t > 2 * EVERY]) in (2, 3, 4), "once per interval"


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_clock_that_was_wrong_and_is_put_right_leaves_nothing_behind(tmp_path, jump):
    world = lived(tmp_path / "snapshots", [jump, -jump])
    assert max(world.gaps()) <= 2 * EVERY
    assert all(len(times) <= 12 for times in world.read.values())


@pytest.mark.parametrize("asleep", [timedelta(hours=1), DAY, timedelta(days=30)], ids=str)
def test_a_machine_that_slept_reads_each_watch_once_when_it_wakes(tmp_path, asleep):
    async def run() -> World:
        world = World(tmp_path / "snapshots")
        world.daemon.use(WATCHES)
        await world.live(2 * EVERY)
        world.read.clear()
        world.passed += asleep
        await world.live(2 * STEP)
        return world

    world = asyncio.run(run())
    assert all(len(times) == 1 for times in world.read.values())
    if asleep > EVERY:
        assert world.read.keys() == {watch.id for watch in WATCHES}


def test_due_times_far_ahead_are_drawn_near_by_a_start(tmp_path):
    """The clock was ten years ahead when the service stopped."""
    world = lived(tmp_path / "snapshots", [timedelta(days=3653)])

    async def run() -> World:
        after = World(tmp_path / "snapshots")
        after.passed = world.passed
        after.daemon.use(WATCHES)
        await after.live(EVERY)
        return after

    after = asyncio.run(run())
    assert {len(times) for times in after.read.values()} == {1}
    assert len(after.read) == len(WATCHES)


NIGHTS = [
    datetime(2026, 3, 29, 0, 59, 58, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 58, tzinfo=UTC),
]


@pytest.mark.parametrize("night", NIGHTS, ids=["spring", "autumn"])
def test_the_nights_when_clocks_change_are_like_any_other(night, monkeypatch):
    """Ticks go on through the hour that is missing and the hour that comes twice."""
    monkeypatch.setenv("TZ", "Europe/Paris")

    async def run() -> list[datetime]:
        seen: list[datetime] = []
        enough = asyncio.Event()

        async def tick() -> None:
            seen.append(datetime.now(UTC))
            if len(seen) == 8:
                enough.set()

        ticker = Ticker(tick, seconds=0.05)
        ticker.start()
        await asyncio.wait_for(enough.wait(), 10)
        ticker.stop()
        return seen

    with time_machine.travel(night.astimezone(ZoneInfo("Europe/Paris")), tick=True) as clock:
        clock.shift(timedelta(seconds=1.8))
        seen = asyncio.run(run())
    assert seen[0] < night + timedelta(seconds=2) < seen[-1], "the change lies between"
    assert max(b - a for a, b in pairwise(seen)) < timedelta(seconds=2)
