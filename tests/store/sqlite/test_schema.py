"""An index of an earlier release is taken over by the owner of the folder, and read as it is by others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from monitor.store.sqlite import schema
from monitor.store.sqlite.connection import INDEX, connect
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore


@pytest.fixture
def earlier(root: Path) -> Path:
    """An index of schema 1 that holds one value."""
    root.mkdir()
    with closing(sqlite3.connect(root / INDEX)) as connection:
        connection.executescript(schema.TABLES[1])
        connection.execute("INSERT INTO keepsakes VALUES ('paused by hand', x'5b5d')")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    return root


def version_in(root: Path) -> int:
    with closing(sqlite3.connect(root / INDEX)) as connection:
        return schema.version_of(connection)


def test_opening_the_store_upgrades_it_and_keeps_its_values(
    earlier: Path, opened: Callable[..., SqliteStore]
) -> None:
    assert opened().get("paused by hand") == b"[]"
    assert version_in(earlier) == schema.VERSION


def test_an_upgraded_index_has_the_tables_of_a_new_one(
    earlier: Path, opened: Callable[..., SqliteStore]
) -> None:
    opened()
    with closing(sqlite3.connect(earlier / INDEX)) as connection:
        assert schema.definitions(connection) == schema.expected(schema.VERSION)


def test_a_reader_leaves_it_as_it_is(earlier: Path) -> None:
    with closing(open_queries(earlier)) as queries:
        assert queries.statuses() == ()
    assert version_in(earlier) == 1


def test_a_command_that_writes_beside_a_daemon_of_the_earlier_release_leaves_it_as_it_is(
    earlier: Path,
) -> None:
    with closing(connect(earlier / INDEX)):
        pass
    assert version_in(earlier) == 1


def test_every_earlier_schema_can_be_upgraded() -> None:
    assert schema.UPGRADES.keys() == schema.TABLES.keys() - {schema.VERSION}
