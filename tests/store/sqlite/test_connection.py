"""The index is opened as this SQLite allows, and only if it is ours."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreDamaged, StoreFull, StoreLocked
from monitor.store.sqlite.connection import connect, transaction, wal_is_safe
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 9), False),
        ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True),
        ((3, 52, 0), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_write_ahead_logging_is_used_only_where_it_cannot_corrupt(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.parametrize(("safe", "mode", "synchronous"), [(True, "wal", 2), (False, "delete", 3)])
def test_either_way_a_commit_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, safe: bool, mode: str, synchronous: int
) -> None:
    monkeypatch.setattr("monitor.store.sqlite.connection.wal_is_safe", lambda _version: safe)
    with closing(connect(tmp_path / "index.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == mode
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == synchronous


def test_the_store_works_in_either_mode_and_moves_between_them(
    monkeypatch: pytest.MonkeyPatch, opened: Callable[..., SqliteStore], enrolled: Any, root: Path
) -> None:
    watch = "ostenz/privacy-policy"
    for number, safe in enumerate([True, False, True], 1):
        monkeypatch.setattr(
            "monitor.store.sqlite.connection.wal_is_safe", lambda _version, safe=safe: safe
        )
        books = enrolled(opened())
        books.change(watch, f"Version {number}.")
        queries = open_queries(root)
        assert queries.newest(watch) == number
        queries.close()
        books.store.close()


def test_an_index_of_a_later_release_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreDamaged, match="schema 99; this release knows"):
        connect(path)


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreDamaged, match="no index of this program"):
        connect(path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_an_altered_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(connect(path)) as connection:
        connection.execute("ALTER TABLE channels ADD COLUMN surprise")
    with pytest.raises(StoreDamaged, match="tables are not those"):
        connect(path)


def test_a_link_in_the_indexs_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreDamaged, match="does not follow links"):
        connect(tmp_path / "index.sqlite")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_in_the_indexs_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").mkdir()
    with pytest.raises(StoreFull, match=r"index\.sqlite"):
        connect(tmp_path / "index.sqlite")


def test_a_transaction_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(connect(path)) as connection:
        statements = ["INSERT INTO channels VALUES ('a', '')", "INSERT INTO nowhere VALUES (1)"]
        with pytest.raises(StoreDamaged), transaction(connection, path):
            deque(map(connection.execute, statements))
        assert connection.execute("SELECT count(*) FROM channels").fetchone()[0] == 0


def test_a_writer_beside_the_daemon_waits_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.store.sqlite.connection._PATIENCE_S", 0.01)
    path = tmp_path / "index.sqlite"
    with closing(connect(path)) as first, closing(connect(path)) as second:
        with transaction(first, path), pytest.raises(StoreLocked), transaction(second, path):
            pass
        with transaction(second, path):
            pass
