"""The wordings of a long version are written a little per tick, and a crash loses none of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.decide.memory import Memory
from monitor.decide.step import CheckRecord, NewVersion, Step
from monitor.model import Clause, Page, Policy, Watch
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.sqlite.wording_backlog import AT_ONCE, CHARACTERS_AT_ONCE

NOW = datetime(2026, 1, 5, tzinfo=UTC)
WATCH = Watch("shop/privacy", "Shop", "Privacy", "https://shop.example/privacy")
LONG = 2 * AT_ONCE + 10


def commit(store: SqliteStore, seq: int, words: str, clauses: int = LONG) -> None:
    at = NOW + timedelta(days=seq)
    page = Page(WATCH.url, WATCH.url, 200, (), f"{words} {seq}".encode(), "text/html", at)
    policy = Policy(tuple(Clause(f"{words} {n}", id=f"c_{words}{n}") for n in range(clauses)))
    version = NewVersion(seq, store.reserve_stem(WATCH.id, at), page, policy, f"text {seq}")
    memory = Memory(WATCH.id, "ok", NOW, NOW + timedelta(days=9), head=seq)
    store.commit(Step(memory, CheckRecord(WATCH.id, at, "first"), version), ())


def standing(store: SqliteStore) -> int:
    ((count,),) = store._connection.execute("SELECT count(*) FROM wordings WHERE until IS NULL")
    return int(count)


def tick(store: SqliteStore) -> None:
    store.due(NOW, 1, frozenset(), frozenset())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


@pytest.fixture
def store(folder: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(folder)
    opened.sync_watches((WATCH,), NOW)
    yield opened
    opened.close()


def test_a_long_version_is_written_over_several_ticks(store):
    commit(store, 1, "old")
    found = [standing(store)]
    for _ in range(5):
        tick(store)
        found.append(standing(store))
    assert found == [0, 0, AT_ONCE, 2 * AT_ONCE, LONG, LONG]
    assert len(store.query.search("old")) == 60
    assert len(store.query.search(f'"old {LONG - 1}"')) == 1


def test_a_short_one_is_written_at_once(store):
    commit(store, 1, "old", 3)
    assert standing(store) == 3


def test_what_the_next_version_removed_ends_as_well(store):
    commit(store, 1, "old")
    commit(store, 2, "new")
    assert standing(store) == LONG, "the first version is complete before the second begins"
    for _ in range(7):
        tick(store)
    assert standing(store) == LONG
    (wording,) = store.query.clause_history(WATCH.id, "c_old7")
    assert (wording.since, wording.until) == (1, 2)
    (wording,) = store.query.clause_history(WATCH.id, f"c_new{LONG - 1}")
    assert (wording.since, wording.until) == (2, None)


def test_closing_the_store_writes_the_rest(folder, store):
    commit(store, 1, "old")
    store.close()
    again = SqliteStore(folder)
    assert standing(again) == LONG
    again.close()


@pytest.mark.parametrize("ticks", [0, 1, 2])
def test_a_crash_loses_no_wording(folder, store, ticks):
    commit(store, 1, "old")
    for _ in range(ticks):
        tick(store)
    store._connection.close()  # as a crash does: what was not committed is gone
    store._closed = True
    again = SqliteStore(folder)
    assert standing(again) == LONG
    assert again._connection.execute("SELECT count(*) FROM key_values").fetchone()[0] == 0
    again.close()


def test_a_version_of_few_and_very_long_clauses_is_written_over_later_ticks(store):
    commit(store, 1, "word " * (CHARACTERS_AT_ONCE // 10), clauses=3)
    found = [standing(store)]
    for _ in range(3):
        tick(store)
        found.append(standing(store))
    assert found == [0, 0, 2, 3]
