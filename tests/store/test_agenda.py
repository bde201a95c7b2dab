"""When a watch is due: spread by its id, never later than its interval, at once if it is read differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Validators, Watch
from monitor.store.agenda import SPREAD, first_per_host, host_of, memory_of_listed, new_memory

NOW = datetime(2026, 11, 22, tzinfo=UTC)
WATCH = Watch("ostenz/privacy", "Ostenz", "Privacy", "https://Ostenz.example/privacy")


@pytest.mark.parametrize("every", [timedelta(hours=12), timedelta(seconds=2)])
def test_a_new_watch_is_due_soon_and_always_at_the_same_moment(every: timedelta) -> None:
    watch = replace(WATCH, every=every)
    memory = new_memory(watch, NOW)
    assert NOW <= memory.due <= NOW + min(every, SPREAD)
    assert (memory.state, memory.since, memory) == ("new", NOW, new_memory(watch, NOW))


def test_new_watches_are_spread() -> None:
    times = {new_memory(replace(WATCH, id=f"c{n}/privacy"), NOW).due for n in range(50)}
    assert len(times) == 50


def test_a_watch_that_is_listed_again_keeps_its_memory() -> None:
    memory = replace(new_memory(WATCH, NOW), validators=Validators("v1"), head=3)
    renamed = replace(WATCH, company="Ostenz SA", every=timedelta(hours=1))
    assert memory_of_listed(renamed, WATCH, memory, NOW) == memory


@pytest.mark.parametrize("fact", ["url", "keep", "section", "language"])
def test_a_watch_that_is_read_differently_is_due_now_and_fetched_whole(fact: str) -> None:
    memory = replace(new_memory(WATCH, NOW), validators=Validators("v1"), head=3)
    changed = replace(WATCH, **{fact: "new"})  # type: ignore[arg-type] # these are texts
    found = memory_of_listed(changed, WATCH, memory, NOW)
    assert found == replace(memory, due=NOW, validators=Validators())


def test_no_watch_is_due_later_than_one_interval_from_now() -> None:
    memory = replace(new_memory(WATCH, NOW), due=NOW + timedelta(days=3650))
    assert NOW <= memory_of_listed(WATCH, WATCH, memory, NOW).due <= NOW + WATCH.every


def test_the_first_watch_of_each_host_is_taken_up_to_the_limit() -> None:
    due = [("a", "x"), ("b", "x"), ("c", "y"), ("d", "z")]
    assert first_per_host(due, 9) == ("a", "c", "d")
    assert first_per_host(due, 2) == ("a", "c")
    assert first_per_host(due, 0) == ()


def test_hosts_differ_by_name_alone() -> None:
    assert host_of(WATCH) == "ostenz.example"
    assert host_of(replace(WATCH, url="https://ostenz.example:8443/terms")) == "ostenz.example"
