"""The tick comes, never twice at a time, and survives a clock that is set back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import time_machine

from monitor.service.scheduler import Ticker


async def ticks(count: int, during: asyncio.Event | None = None, **settings: float) -> Ticker:
    done = asyncio.Event()
    seen = 0

    async def tick() -> None:
        nonlocal seen
        seen += 1
        if seen >= count:
            done.set()

    ticker = Ticker(tick, seconds=0.02, **settings)
    ticker.start()
    await asyncio.wait_for(done.wait(), 5)
    ticker.stop()
    return ticker


def test_it_ticks_again_and_again():
    assert asyncio.run(ticks(5)).delay < 1


def test_two_ticks_never_run_at_the_same_time():
    async def run() -> int:
        running, most, done = 0, 0, asyncio.Event()

        async def slow() -> None:
            nonlocal running, most
            running += 1
            most = max(most, running)
            for _ in range(200):
                await asyncio.sleep(0)
            running -= 1
            done.set()

        ticker = Ticker(slow, seconds=0.01)
        ticker.start()
        await asyncio.wait_for(done.wait(), 5)
        ticker.stop()
        return most

    assert asyncio.run(run()) == 1


def test_a_clock_set_back_by_a_day_does_not_stop_the_ticks():
    async def run() -> None:
        seen = asyncio.Queue[None]()

        async def tick() -> None:
            seen.put_nowait(None)

        with time_machine.travel(datetime(2026, 3, 29, 12, tzinfo=UTC), tick=True) as clock:
            ticker = Ticker(tick, seconds=0.02)
            ticker.start()
            await asyncio.wait_for(seen.get(), 5)
            clock.shift(timedelta(days=-1))
            for _ in range(3):
                await asyncio.wait_for(seen.get(), 5)
            ticker.stop()

    asyncio.run(run())
