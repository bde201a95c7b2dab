"""Deleted words leave the files of the index: at once, or a little per tick, also over a restart."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.store.orders import COMMAND_LINE, Order
from monitor.store.retention import Retention
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from tests.store.conftest import NOW, Books

WATCH = "ostenz/privacy-policy"
ORDER = Order(NOW + timedelta(days=3), "alice", COMMAND_LINE, "forget", WATCH)
WORD = "zyzzyva"
TICKS = 60


@pytest.fixture(params=["WAL", "DELETE"], autouse=True)
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both journal modes, whatever this SQLite would choose."""
    monkeypatch.setattr(
        "monitor.store.sqlite.connection.wal_is_safe", lambda _: request.param == "WAL"
    )
    return str(request.param)


@pytest.fixture
def read(mode: str, books: Books) -> Books:
    """A watch of forty versions, whose words are in several segments of the full-text index."""
    for number in range(40):
        books.change(WATCH, f"We sell {WORD} {number} times.")
    return books


def tick(store: SqliteStore) -> None:
    """Let the chores of the daemon run for a minute."""
    for second in range(TICKS):
        store.seal(ORDER.at + timedelta(seconds=second))
        store.thin_out(ORDER.at + timedelta(seconds=second), Retention())


def found(root: Path) -> bool:
    """Whether the word can be read in the index or its write-ahead log."""
    return any(WORD.encode() in path.read_bytes() for path in root.glob("index.sqlite*"))


def test_words_can_be_erased_at_once(read: Books, root: Path) -> None:
    assert found(root)
    read.store.forget(ORDER, ORDER.at)
    assert not found(root)


def test_or_a_little_per_tick(read: Books, root: Path) -> None:
    read.store.forget(ORDER, ORDER.at, at_once=False)
    assert found(root)
    tick(read.store)
    assert not found(root)


def test_after_a_restart_it_goes_on(
    read: Books, root: Path, opened: Callable[..., SqliteStore]
) -> None:
    read.store.forget(ORDER, ORDER.at, at_once=False)
    read.store.close()
    assert found(root)
    again = opened()
    tick(again)
    assert not found(root)


@pytest.mark.parametrize("mode", ["WAL"], indirect=True)  # else a reader delays every commit
def test_a_reader_delays_it_and_is_not_disturbed(read: Books, root: Path) -> None:
    with closing(open_queries(root)) as queries:
        reading: Any = queries._connection
        reading.execute("BEGIN")
        assert queries.search(WORD)
        read.store.forget(ORDER, ORDER.at)
        assert queries.search(WORD)
        reading.execute("COMMIT")
        assert queries.search(WORD) == ()
    tick(read.store)
    assert not found(root)
