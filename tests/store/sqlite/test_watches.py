"""Whose time has come: fair, spread, and right whatever the clock said before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.model import Validators, Watch
from monitor.store.sqlite.sqlite_store import SqliteStore

NOBODY: frozenset[str] = frozenset()
HOUR = timedelta(hours=1)


def watches(number: int, hosts: int = 1_000_000) -> list[Watch]:
    return [
        Watch(f"c{n}/privacy", f"C{n}", "Privacy", f"https://h{n % hosts}.example/{n}")
        for n in range(number)
    ]


@pytest.fixture
def store(opened: Callable[..., SqliteStore]) -> SqliteStore:
    return opened()


@pytest.fixture
def now(books: Any) -> Any:
    return books.now


def due(store: SqliteStore, now: Any, limit: int = 100, **busy: frozenset[str]) -> tuple[str, ...]:
    return store.due(now, limit, busy.get("hosts", NOBODY), busy.get("watches", NOBODY))


def test_new_watches_are_due_within_a_minute_but_not_all_at_once(
    store: SqliteStore, now: Any
) -> None:
    store.sync_watches(watches(100), now)
    assert len(due(store, now)) < 5
    halfway = len(due(store, now + timedelta(seconds=30)))
    assert 30 < halfway < 70
    assert len(due(store, now + timedelta(seconds=60))) == 100


def test_a_short_interval_is_not_waited_over(store: SqliteStore, now: Any) -> None:
    store.sync_watches([replace(w, every=timedelta(seconds=2)) for w in watches(50)], now)
    assert len(due(store, now + timedelta(seconds=2))) == 50


def test_the_same_watches_are_spread_in_the_same_way(store: SqliteStore, now: Any) -> None:
    store.sync_watches(watches(20), now)
    order = due(store, now + HOUR)
    assert order == due(store, now + 2 * HOUR)
    assert order != tuple(w.id for w in watches(20))


def test_one_watch_of_each_host_at_a_time_the_longest_overdue_first(
    store: SqliteStore, now: Any
) -> None:
    store.sync_watches(watches(20, hosts=4), now)
    found = due(store, now + HOUR)
    assert len(found) == 4
    assert len({int(name[1:].split("/")[0]) % 4 for name in found}) == 4
    times = {status.watch: status.due for status in store.query.statuses()}
    assert list(found) == sorted(found, key=lambda name: times[name])
    for host in range(4):
        mine = [w.id for w in watches(20, hosts=4) if int(w.url[-1]) % 2 == host % 2]
        assert mine


def test_busy_hosts_and_watches_are_left_out(store: SqliteStore, now: Any) -> None:
    store.sync_watches(watches(3), now)
    assert set(due(store, now + HOUR, hosts=frozenset({"h0.example"}))) == {
        "c1/privacy",
        "c2/privacy",
    }
    assert set(due(store, now + HOUR, watches=frozenset({"c0/privacy"}))) == {
        "c1/privacy",
        "c2/privacy",
    }


def test_no_more_than_asked_for(store: SqliteStore, now: Any) -> None:
    store.sync_watches(watches(9), now)
    assert len(due(store, now + HOUR, limit=5)) == 5
    assert due(store, now + HOUR, limit=0) == ()


def test_paused_and_retired_watches_are_not_read_and_keep_their_history(books: Any) -> None:
    store, now = books.store, books.now
    books.change("ostenz/privacy-policy", "We keep data.")
    store.sync_watches([replace(w, paused=True) for w in watches(1)], now)
    assert due(store, now + 100 * HOUR) == ()
    assert [(s.watch, s.state) for s in store.query.statuses()] == [("c0/privacy", "paused")]
    assert store.query.retired() == ("ostenz/privacy-policy",)
    assert len(store.query.versions("ostenz/privacy-policy")) == 1


def test_a_watch_that_comes_back_goes_on_where_it_was(books: Any) -> None:
    step = books.change("ostenz/privacy-policy", "We keep data.")
    listed = Watch(
        "ostenz/privacy-policy", "Ostenz", "Privacy", "https://ostenz.example/privacy-policy"
    )
    books.store.sync_watches([], books.now)
    books.store.sync_watches([listed], books.now)
    assert books.store.memory(listed.id).head == step.memory.head == 1
    assert books.store.query.retired() == ()


def test_a_restart_changes_no_due_time(store: SqliteStore, now: Any) -> None:
    store.sync_watches(watches(50), now)
    before = store.query.statuses()
    store.sync_watches(watches(50), now + timedelta(seconds=5))
    assert store.query.statuses() == before


def test_a_clock_set_back_by_years_makes_no_watch_wait_longer_than_its_interval(
    store: SqliteStore, now: Any
) -> None:
    store.sync_watches(watches(5), now + timedelta(days=3650))
    assert due(store, now + 13 * HOUR) == ()
    store.sync_watches(watches(5), now)
    assert len(due(store, now + 12 * HOUR)) == 5


def test_a_shorter_interval_holds_at_once(books: Any) -> None:
    books.change("ostenz/privacy-policy", "We keep data.")
    listed = Watch(
        "ostenz/privacy-policy", "Ostenz", "Privacy", "https://ostenz.example/privacy-policy", HOUR
    )
    books.store.sync_watches([listed], books.now - 12 * HOUR)
    due = books.store.memory(listed.id).due
    assert books.now - 12 * HOUR < due <= books.now - 11 * HOUR, "somewhere within it: no stampede"


@pytest.mark.parametrize(
    "facts",
    [{"url": "https://new.example/"}, {"keep": "main"}, {"drop": (".x",)}, {"language": "fr"}],
)
def test_a_watch_that_reads_otherwise_is_asked_whole_and_at_once(
    books: Any, facts: dict[str, Any]
) -> None:
    books.change("ostenz/privacy-policy", "We keep data.")
    store = books.store
    listed = Watch(
        "ostenz/privacy-policy", "Ostenz", "Privacy", "https://ostenz.example/privacy-policy"
    )
    store.sync_watches([replace(listed, **facts)], books.now)
    memory = store.memory(listed.id)
    assert (memory.validators, memory.due) == (Validators(), books.now)
    assert memory.head == 1


def test_a_new_name_or_address_is_shown(store: SqliteStore, now: Any) -> None:
    (watch,) = watches(1)
    store.sync_watches([watch], now)
    store.sync_watches([replace(watch, company="Other", url="https://Other.example/x")], now)
    (status,) = store.query.statuses()
    assert (status.company, status.url) == ("Other", "https://Other.example/x")
    assert due(store, now + HOUR, hosts=frozenset({"other.example"})) == ()


def test_every_one_of_ten_thousand_has_its_turn_and_no_tick_looks_long(
    store: SqliteStore, now: Any
) -> None:
    """10,000 due at once over 200 hosts, one of which never answers."""
    every = watches(10_000, hosts=200)
    store.sync_watches(every, now)
    connection = store._connection
    connection.execute("BEGIN")
    seen: Counter[str] = Counter()
    tarpit = frozenset({"h7.example"})
    for tick in range(50):
        found = due(store, now + HOUR, limit=200, hosts=tarpit)
        seen.update(found)
        later = f"2027-01-01T00:00:{tick:02}.000000Z"
        connection.execute(
            "UPDATE watches SET due = ? WHERE id IN (SELECT value FROM json_each(?))",
            (later, json.dumps(found)),
        )
    assert set(seen.values()) == {1}
    assert len(seen) == 9_950
    assert due(store, now + HOUR, limit=200, hosts=tarpit) == ()


def test_a_tick_with_ten_thousand_due_is_short(store: SqliteStore, now: Any) -> None:
    """Measured in steps of SQLite's machine, which do not depend on how busy this one is."""
    store.sync_watches(watches(10_000, hosts=200), now)
    thousands = 0

    def count() -> int:
        nonlocal thousands
        thousands += 1
        return 0

    store._connection.set_progress_handler(count, 1000)
    due(store, now + HOUR, limit=64)
    one_per_host = thousands
    due(store, now + HOUR, limit=64, hosts=frozenset(f"h{n}.example" for n in range(1, 200)))
    store._connection.set_progress_handler(None, 0)
    assert one_per_host < 40
    assert thousands < 600
