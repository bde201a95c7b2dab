"""The running service: what is due is read once, no host twice at a time, the store's word is law."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.decide.memory import Memory
from monitor.decide.step import CheckRecord, Step
from monitor.errors import StoreDamaged, StoreFull, StoreOutdated
from monitor.model import Watch
from monitor.service.daemon import Daemon
from monitor.store.agenda import SPREAD, host_of
from monitor.store.in_memory import InMemoryStore

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def watches(count: int, hosts: int) -> list[Watch]:
    return [
        Watch(f"c{n}/privacy", f"C{n}", "Privacy", f"https://h{n % hosts}.example/{n}")
        for n in range(count)
    ]


class FakeParts(InMemoryStore):
    """Agenda, readings and deliveries in one; readings wait until they are let go.

    Every watch is due once, from the beginning.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.watches: dict[str, Watch] = {}
        self.read: list[str] = []
        self.gate = asyncio.Event()
        self.running: set[str] = set()
        self.most_per_host = 0
        self.most = 0
        self.raises: Exception | None = None
        self.asked = 0
        self.syncs = 0
        self.kicks = 0
        self.closed = False

    def sync_watches(self, listed: Sequence[Watch], now: datetime) -> None:
        self.syncs += 1
        self.watches = {watch.id: watch for watch in listed}
        super().sync_watches(listed, now - SPREAD)

    async def check(self, watch: Watch) -> Step:
        self.running.add(watch.id)
        self.asked += 1
        hosts = [host_of(self.watches[w]) for w in self.running]
        self.most = max(self.most, len(self.running))
        self.most_per_host = max(self.most_per_host, max(map(hosts.count, hosts)))
        try:
            await self.gate.wait()
            if self.raises:
                raise self.raises
        finally:
            self.running.discard(watch.id)
        self.amend(watch.id, lambda memory: replace(memory, due=self.now + watch.every))
        self.read.append(watch.id)
        memory = Memory(watch.id, "ok", self.now, self.now)
        return Step(memory, CheckRecord(watch.id, self.now, "same words"))

    def kick(self) -> None:
        self.kicks += 1

    async def close(self, grace: float) -> None:
        self.closed = True


async def settle() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


def daemon(parts: FakeParts, slots: int = 8) -> Daemon:
    return Daemon(parts, parts, parts, lambda: parts.now, slots=slots)


def test_everything_due_is_read_once_within_the_slots_and_one_per_host():
    async def run() -> FakeParts:
        parts = FakeParts()
        service = daemon(parts, slots=4)
        service.use(watches(40, 10))
        parts.gate.set()
        await service.tick()
        for _ in range(50):
            await settle()
        return parts

    parts = asyncio.run(run())
    assert sorted(parts.read) == sorted(w.id for w in watches(40, 10))
    assert parts.most <= 4
    assert parts.most_per_host == 1


def test_whose_host_must_be_waited_for_takes_nobodys_place():
    async def run() -> set[str]:
        parts = FakeParts()
        pausing = frozenset({"h0.example", "h1.example"})
        service = Daemon(parts, parts, parts, lambda: parts.now, slots=2, pausing=lambda: pausing)
        service.use(watches(4, 4))
        await service.tick()
        await settle()
        started = set(parts.running)
        parts.gate.set()
        await service.stop(5)
        return started

    assert asyncio.run(run()) == {"c2/privacy", "c3/privacy"}


def test_a_full_store_makes_it_rest_and_try_again():
    async def run() -> tuple[bool, bool, int]:
        parts = FakeParts()
        service = daemon(parts)
        service.use(watches(1, 1))
        parts.gate.set()
        parts.raises = StoreFull(Path("snapshots"), "no space left")
        await service.tick()
        await settle()
        resting = service.resting
        await service.tick()
        await settle()
        parts.raises = None
        parts.now += timedelta(minutes=2)
        await service.tick()
        await settle()
        return resting, service.resting, len(parts.read)

    assert asyncio.run(run()) == (True, False, 1)


def test_a_watch_that_moved_on_meanwhile_is_read_again():
    async def run() -> int:
        parts = FakeParts()
        service = daemon(parts, slots=1)
        service.use(watches(1, 1))
        parts.raises = StoreOutdated(Path("snapshots"), "moved on")
        await service.tick()
        parts.gate.set()
        await asyncio.sleep(0)
        parts.raises = None
        await settle()
        await service.tick()
        await settle()
        return len(parts.read)

    assert asyncio.run(run()) == 1


def test_a_reading_that_breaks_the_program_is_not_tried_again_at_every_tick():
    async def run() -> tuple[int, list[str]]:
        parts = FakeParts()
        service = daemon(parts)
        service.use(watches(1, 1))
        parts.gate.set()
        parts.raises = RuntimeError("a fault of this program")
        for _ in range(5):
            await service.tick()
            await settle()
        parts.raises = None
        service.use(watches(2, 2))
        await service.tick()
        await settle()
        return parts.asked, parts.read

    assert asyncio.run(run()) == (2, ["c1/privacy"])


def test_a_store_that_cannot_be_trusted_ends_the_service():
    async def run() -> None:
        parts = FakeParts()
        service = daemon(parts)
        service.use(watches(2, 2))
        parts.gate.set()
        parts.raises = StoreDamaged(Path("index.sqlite"), "malformed")
        await service.tick()
        await asyncio.wait_for(service.failure, 5)

    with pytest.raises(StoreDamaged):
        asyncio.run(run())


def test_stopping_lets_what_is_under_way_end_and_claims_no_more():
    async def run() -> FakeParts:
        parts = FakeParts()
        service = daemon(parts, slots=2)
        service.use(watches(6, 6))
        await service.tick()
        await settle()
        stopping = asyncio.create_task(service.stop(5))
        await settle()
        parts.gate.set()
        await stopping
        return parts

    parts = asyncio.run(run())
    assert len(parts.read) == 2
    assert parts.closed


def test_a_clock_set_back_sets_due_times_anew():
    async def run() -> int:
        parts = FakeParts()
        service = daemon(parts)
        service.use(watches(1, 1))
        await service.tick()
        parts.now -= timedelta(days=1)
        await service.tick()
        return parts.syncs

    assert asyncio.run(run()) == 2


def test_each_tick_keeps_deliveries_going():
    async def run() -> int:
        parts = FakeParts()
        service = daemon(parts)
        await service.tick()
        await service.tick()
        return parts.kicks

    assert asyncio.run(run()) == 2


def test_chores_are_done_at_each_tick_and_a_full_store_in_one_only_makes_it_rest():
    async def run() -> tuple[list[datetime], bool]:
        parts = FakeParts()
        done: list[datetime] = []

        def chore(now: datetime) -> None:
            done.append(now)
            raise StoreFull(Path("snapshots"), "no space left")

        service = Daemon(parts, parts, parts, lambda: parts.now, slots=1, chores=(chore,))
        await service.tick()
        return done, service.resting

    assert asyncio.run(run()) == ([START], True)


def test_a_reload_reads_by_the_new_settings():
    async def run() -> tuple[set[str], set[str]]:
        old, new = FakeParts(), FakeParts()
        service = daemon(old)
        new.sync_watches(watches(1, 1), START)
        service.use(watches(1, 1), new)
        new.gate.set()
        await service.tick()
        await settle()
        return set(old.read), set(new.read)

    assert asyncio.run(run()) == (set(), {"c0/privacy"})
