"""The running service: what is due is read once, no host twice at a time, the store's word is law."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.decide.memory import Memory
from monitor.decide.step import CheckRecord, Step
from monitor.errors import StoreDamaged, StoreFull, StoreOutdated
from monitor.model import Watch
from monitor.service.daemon import Daemon, host_of

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def watches(count: int, hosts: int) -> list[Watch]:
    return [
        Watch(f"c{n}/privacy", f"C{n}", "Privacy", f"https://h{n % hosts}.example/{n}")
        for n in range(count)
    ]


class Desk:
    """Agenda, readings and deliveries in one; readings wait until they are let go."""

    def __init__(self) -> None:
        self.now = START
        self.watches: dict[str, Watch] = {}
        self.waiting: set[str] = set()
        self.read: list[str] = []
        self.gate = asyncio.Event()
        self.running: set[str] = set()
        self.most_per_host = 0
        self.most = 0
        self.raises: Exception | None = None
        self.asked = 0
        self.enrolments = 0
        self.kicks = 0
        self.closed = False

    def sync_watches(self, watches: Sequence[Watch], now: datetime) -> None:
        self.enrolments += 1
        self.watches = {w.id: w for w in watches}
        self.waiting |= set(self.watches) - set(self.read)

    def due(
        self, now: datetime, limit: int, busy_hosts: frozenset[str], busy_watches: frozenset[str]
    ) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for name in sorted(self.waiting - busy_watches):
            host = host_of(self.watches[name])
            if host not in busy_hosts:
                found.setdefault(host, name)
        return tuple(found.values())[:limit]

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
        self.waiting.discard(watch.id)
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


def daemon(desk: Desk, places: int = 8) -> Daemon:
    return Daemon(desk, desk, desk, lambda: desk.now, places=places)


def test_everything_due_is_read_once_within_the_places_and_one_per_host():
    async def run() -> Desk:
        desk = Desk()
        service = daemon(desk, places=4)
        service.use(watches(40, 10))
        desk.gate.set()
        await service.tick()
        for _ in range(50):
            await settle()
        return desk

    desk = asyncio.run(run())
    assert sorted(desk.read) == sorted(w.id for w in watches(40, 10))
    assert desk.most <= 4
    assert desk.most_per_host == 1


def test_whose_host_must_be_waited_for_takes_nobodys_place():
    async def run() -> set[str]:
        desk = Desk()
        pausing = frozenset({"h0.example", "h1.example"})
        service = Daemon(desk, desk, desk, lambda: desk.now, places=2, pausing=lambda: pausing)
        service.use(watches(4, 4))
        await service.tick()
        await settle()
        started = set(desk.running)
        desk.gate.set()
        await service.stop(5)
        return started

    assert asyncio.run(run()) == {"c2/privacy", "c3/privacy"}


def test_a_full_store_makes_it_rest_and_try_again():
    async def run() -> tuple[bool, bool, int]:
        desk = Desk()
        service = daemon(desk)
        service.use(watches(1, 1))
        desk.gate.set()
        desk.raises = StoreFull(Path("snapshots"), "no space left")
        await service.tick()
        await settle()
        resting = service.resting
        await service.tick()
        await settle()
        desk.raises = None
        desk.now += timedelta(minutes=2)
        await service.tick()
        await settle()
        return resting, service.resting, len(desk.read)

    assert asyncio.run(run()) == (True, False, 1)


def test_a_watch_that_moved_on_meanwhile_is_read_again():
    async def run() -> int:
        desk = Desk()
        service = daemon(desk, places=1)
        service.use(watches(1, 1))
        desk.raises = StoreOutdated(Path("snapshots"), "moved on")
        await service.tick()
        desk.gate.set()
        await asyncio.sleep(0)
        desk.raises = None
        await settle()
        await service.tick()
        await settle()
        return len(desk.read)

    assert asyncio.run(run()) == 1


def test_a_reading_that_breaks_the_program_is_not_tried_again_at_every_tick():
    async def run() -> tuple[int, list[str]]:
        desk = Desk()
        service = daemon(desk)
        service.use(watches(1, 1))
        desk.gate.set()
        desk.raises = RuntimeError("a fault of this program")
        for _ in range(5):
            await service.tick()
            await settle()
        desk.raises = None
        service.use(watches(2, 2))
        await service.tick()
        await settle()
        return desk.asked, desk.read

    assert asyncio.run(run()) == (2, ["c1/privacy"])


def test_a_store_that_cannot_be_trusted_ends_the_service():
    async def run() -> None:
        desk = Desk()
        service = daemon(desk)
        service.use(watches(2, 2))
        desk.gate.set()
        desk.raises = StoreDamaged(Path("index.sqlite"), "malformed")
        await service.tick()
        await asyncio.wait_for(service.failed(), 5)

    with pytest.raises(StoreDamaged):
        asyncio.run(run())


def test_stopping_lets_what_is_under_way_end_and_claims_no_more():
    async def run() -> Desk:
        desk = Desk()
        service = daemon(desk, places=2)
        service.use(watches(6, 6))
        await service.tick()
        await settle()
        stopping = asyncio.create_task(service.stop(5))
        await settle()
        desk.gate.set()
        await stopping
        return desk

    desk = asyncio.run(run())
    assert len(desk.read) == 2
    assert desk.closed


def test_a_clock_set_back_sets_due_times_anew():
    async def run() -> int:
        desk = Desk()
        service = daemon(desk)
        service.use(watches(1, 1))
        await service.tick()
        desk.now -= timedelta(days=1)
        await service.tick()
        return desk.enrolments

    assert asyncio.run(run()) == 2


def test_each_tick_keeps_deliveries_going():
    async def run() -> int:
        desk = Desk()
        service = daemon(desk)
        await service.tick()
        await service.tick()
        return desk.kicks

    assert asyncio.run(run()) == 2


def test_chores_are_done_at_each_tick_and_a_full_store_in_one_only_makes_it_rest():
    async def run() -> tuple[list[datetime], bool]:
        desk = Desk()
        done: list[datetime] = []

        def chore(now: datetime) -> None:
            done.append(now)
            raise StoreFull(Path("snapshots"), "no space left")

        service = Daemon(desk, desk, desk, lambda: desk.now, places=1, chores=(chore,))
        await service.tick()
        return done, service.resting

    assert asyncio.run(run()) == ([START], True)


def test_a_reload_reads_by_the_new_settings():
    async def run() -> tuple[set[str], set[str]]:
        old, new = Desk(), Desk()
        service = daemon(old)
        new.sync_watches(watches(1, 1), START)
        service.use(watches(1, 1), new)
        new.gate.set()
        await service.tick()
        await settle()
        return set(old.read), set(new.read)

    assert asyncio.run(run()) == (set(), {"c0/privacy"})
