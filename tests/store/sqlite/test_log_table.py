"""A version enters the log in its own transaction; an index of an earlier release catches up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from monitor.store.sqlite import log_table
from monitor.store.sqlite.sqlite_store import SqliteStore

WATCH = "ostenz/privacy-policy"


def logged(root: Path) -> tuple[bytes, ...]:
    with closing(sqlite3.connect(root / "index.sqlite")) as connection:
        return log_table.entries(connection)


def test_each_version_is_one_entry(books: Any, root: Path) -> None:
    books.change(WATCH, "We sell nothing.")
    books.read(WATCH)
    assert len(logged(root)) == 1


def test_versions_without_an_entry_are_entered_at_the_start(books: Any, root: Path) -> None:
    books.change(WATCH, "We sell nothing.")
    books.store.close()
    before = logged(root)
    with closing(sqlite3.connect(root / "index.sqlite")) as connection, connection:
        connection.execute("DELETE FROM log")
    SqliteStore(root).close()
    assert logged(root) == before
