"""Named watches are read now: hosts in parallel, one watch per host at a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.decide.memory import Memory, Problem
from monitor.decide.step import CheckRecord, Step
from monitor.errors import StoreDamaged, UsageError
from monitor.model import Watch
from monitor.service.immediate_check import CheckResult, ImmediateCheck, select_watches
from monitor.store.agenda import host_of

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
WATCHES = tuple(
    Watch(f"c{n}/privacy", f"C{n}", "Privacy", f"https://h{n % 3}.example/{n}") for n in range(9)
)
TROUBLED = Memory(
    "c0/privacy", "problem", NOW, NOW, problem=Problem("wall", "prove that you are human", NOW)
)


class Readings:
    """Notes how many readings run at once, per host and in all."""

    def __init__(self, raises: Exception | None = None) -> None:
        self.running: list[str] = []
        self.most_per_host = self.most = 0
        self.raises = raises

    async def check(self, watch: Watch) -> Step:
        self.running.append(host_of(watch))
        self.most = max(self.most, len(self.running))
        self.most_per_host = max(self.most_per_host, self.running.count(host_of(watch)))
        await asyncio.sleep(0)
        self.running.remove(host_of(watch))
        if self.raises:
            raise self.raises
        return Step(
            Memory(watch.id, "ok", NOW, NOW), CheckRecord(watch.id, NOW, "same words", detail="d")
        )


async def no_pause(url: str) -> None:
    """No host has to be waited for."""


def checked(readings: Readings, concurrency: int = 8) -> tuple[list[CheckResult], set[str]]:
    shown: list[CheckResult] = []
    check = ImmediateCheck(readings, no_pause, concurrency, shown.append)
    results = asyncio.run(check.run(WATCHES))
    return shown, {result.watch for result in results}


def test_every_watch_is_read_and_shown_once_and_one_per_host_at_a_time():
    readings = Readings()
    shown, returned = checked(readings)
    assert sorted(r.watch for r in shown) == sorted(w.id for w in WATCHES)
    assert returned == {w.id for w in WATCHES}
    assert (readings.most_per_host, readings.most) == (1, 3)


def test_no_more_are_read_at_once_than_allowed():
    readings = Readings()
    checked(readings, concurrency=2)
    assert readings.most == 2


def test_an_error_of_the_store_is_raised_as_itself():
    with pytest.raises(StoreDamaged):
        checked(Readings(StoreDamaged(Path("index.sqlite"), "malformed")))


def test_an_error_of_this_program_is_not_mistaken_for_one_of_the_store():
    with pytest.raises(ExceptionGroup):
        checked(Readings(RuntimeError("a bug")))


def test_a_problem_is_the_detail_of_its_result():
    class Troubled(Readings):
        async def check(self, watch: Watch) -> Step:
            return Step(TROUBLED, CheckRecord(watch.id, NOW, "trouble"))

    shown, _ = checked(Troubled())
    assert {(r.state, r.detail) for r in shown} == {("problem", "wall: prove that you are human")}


def test_without_names_all_are_selected_that_are_not_paused():
    paused = Watch("p/privacy", "P", "Privacy", "https://p.example/", paused=True)
    assert select_watches((*WATCHES, paused), None) == WATCHES
    assert select_watches((*WATCHES, paused), ["p/privacy", "c1/privacy"]) == (paused, WATCHES[1])
    with pytest.raises(UsageError, match="no watch is called 'nobody'"):
        select_watches(WATCHES, ["nobody"])
