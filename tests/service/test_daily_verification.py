"""Stored files are looked at once a day, and damage is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from monitor.errors import StoreDamaged, StoreFull
from monitor.service.daily_verification import DailyVerification
from monitor.store.upkeep import Verdict

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)


DAMAGE = StoreDamaged(Path("snapshots/shop/privacy/2026.md"), "its hash does not fit")


def verdict_of(*damaged: StoreDamaged) -> Verdict:
    return Verdict(len(damaged), damaged, ())


def kept(days: list[datetime], verdict: Verdict) -> tuple[list[datetime], list[StoreDamaged]]:
    looked: list[datetime] = []
    told: list[StoreDamaged] = []

    def examine(now: datetime) -> Verdict:
        looked.append(now)
        return verdict

    def tell(damaged: Iterable[StoreDamaged], now: datetime) -> None:
        told.extend(damaged)

    async def run() -> None:
        keeping = DailyVerification(examine, tell)
        for day in days:
            keeping.kick(day)
            await keeping.close()

    asyncio.run(run())
    return looked, told


def test_once_a_day_however_often_the_clock_ticks():
    ticks = [NOW, NOW + timedelta(seconds=1), NOW + timedelta(hours=15), NOW + timedelta(hours=17)]
    looked, _ = kept(ticks, verdict_of())
    assert looked == [NOW, NOW + timedelta(hours=17)]


def test_damage_is_told():
    assert kept([NOW], verdict_of(DAMAGE))[1] == [DAMAGE]


def test_a_folder_that_cannot_be_read_does_not_stop_the_service():
    def examine(now: datetime) -> Verdict:
        raise StoreFull(Path("snapshots"), "permission denied")

    async def run() -> None:
        keeping = DailyVerification(examine, lambda damaged, now: None)
        keeping.kick(NOW)
        await keeping.close()

    asyncio.run(run())


def test_the_newest_checkpoint_leaves_the_machine_with_the_log():
    with structlog.testing.capture_logs() as logged:
        kept([NOW], Verdict(3, (), (), newest="policy-monitor/x\n7\n"))
    [told] = [line for line in logged if line["event"] == "verified"]
    assert (told["versions"], told["checkpoint"]) == (3, "policy-monitor/x\n7\n")
