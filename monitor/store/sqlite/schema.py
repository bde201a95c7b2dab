"""The index: its tables, and how a connection to it is opened.

The daemon's connection writes, from one thread. Everybody else (status page, command line) opens a
connection of their own with `read_only=True`; they see the last committed state and never wait long:
every transaction of the daemon is short. Where WAL is not to be trusted, readers and the writer wait
for each other up to `_PATIENCE_S`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.error_translation import indexing, understanding

INDEX: Final = "index.sqlite"
VERSION: Final = 1
_PATIENCE_S: Final = 10.0

_JOURNAL: Final = {True: ("WAL", "FULL"), False: ("DELETE", "EXTRA")}
"""Journal and synchronous mode by whether WAL is safe: either way a commit outlasts a power loss."""

# A watch's memory is one JSON value; the columns beside it repeat what queries must find quickly.
# `outcomes` sums `readings` up, which after years are millions.
# FTS5's unicode61 with remove_diacritics 2 folds accents: « données » is found by "donnees".
_TABLES: Final = """
CREATE TABLE watches (
    id TEXT PRIMARY KEY, company TEXT NOT NULL, document TEXT NOT NULL, url TEXT NOT NULL,
    host TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, paused INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0, declared BLOB NOT NULL, memory BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX watches_due ON watches (due, host) WHERE NOT paused AND NOT retired;

CREATE TABLE versions (
    watch TEXT NOT NULL REFERENCES watches, seq INTEGER NOT NULL, stem TEXT NOT NULL,
    captured_at TEXT NOT NULL, page_sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
    language TEXT NOT NULL, last_updated BLOB, files BLOB NOT NULL, clauses BLOB NOT NULL,
    PRIMARY KEY (watch, seq), UNIQUE (watch, stem)
) WITHOUT ROWID;
CREATE INDEX versions_text ON versions (watch, text_sha256, seq);

CREATE TABLE wordings (
    id INTEGER PRIMARY KEY, watch TEXT NOT NULL, clause TEXT NOT NULL, since INTEGER NOT NULL,
    until INTEGER, position INTEGER NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
    label TEXT NOT NULL, text TEXT NOT NULL,
    FOREIGN KEY (watch, since) REFERENCES versions
);
CREATE INDEX wordings_clause ON wordings (watch, clause, since);
CREATE INDEX wordings_standing ON wordings (watch) WHERE until IS NULL;
CREATE VIRTUAL TABLE words USING fts5 (
    text, path, content='wordings', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE readings (
    id INTEGER PRIMARY KEY, watch TEXT NOT NULL REFERENCES watches, at TEXT NOT NULL,
    outcome TEXT NOT NULL, final_url TEXT, status INTEGER NOT NULL, sha256 TEXT, detail TEXT
);
CREATE INDEX readings_watch ON readings (watch, at);
CREATE TABLE outcomes (outcome TEXT PRIMARY KEY, readings INTEGER NOT NULL, last TEXT NOT NULL)
    WITHOUT ROWID;

CREATE TABLE events (
    watch TEXT NOT NULL REFERENCES watches, number INTEGER NOT NULL, type TEXT NOT NULL,
    at TEXT NOT NULL, old_sha256 TEXT NOT NULL, new_sha256 TEXT NOT NULL, before BLOB, after BLOB,
    severity TEXT, report BLOB, problem BLOB, reviewed_at TEXT, note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (watch, number)
) WITHOUT ROWID;
CREATE INDEX events_at ON events (at);

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, watch TEXT NOT NULL,
    event INTEGER, channel TEXT NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL,
    created_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'leased', 'sent', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0, next_try TEXT NOT NULL, lease_until TEXT,
    last_error TEXT NOT NULL DEFAULT '', ended_at TEXT,
    UNIQUE (watch, event, channel)
);
CREATE INDEX outbox_state ON outbox (state, position);
CREATE INDEX outbox_waiting ON outbox (channel, watch, position)
    WHERE state IN ('pending', 'leased');

CREATE TABLE channels (name TEXT PRIMARY KEY, reason TEXT NOT NULL)
    WITHOUT ROWID;

CREATE TABLE keepsakes (name TEXT PRIMARY KEY, value BLOB NOT NULL)
    WITHOUT ROWID;
"""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection for this thread; makes the index where it is missing and may be written.

    Raises `StoreDamaged` for a file that is no index or one of a later release, `StoreFull` where it
    cannot be opened.
    """
    if path.is_symlink():
        raise StoreDamaged(path, "it is a symbolic link: the store does not follow links")
    with understanding(path):
        mode = "rw" if read_only else "rwc"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True, timeout=_PATIENCE_S, isolation_level=None,
        )  # fmt: skip
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(
    connection: sqlite3.Connection, path: Path, *, lasting: bool = True
) -> Iterator[sqlite3.Connection]:
    """All or nothing: rolled back on any error, else committed at the end.

    What need not be `lasting` is left open for the next transaction to join, or to take along when
    it is rolled back, which spares the disk: this connection sees it at once, others and the disk
    with the next lasting transaction or `flush`.
    """
    with indexing(path):
        if not connection.in_transaction:
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            if lasting:
                connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # without room SQLite may have rolled back by itself
                connection.execute("ROLLBACK")
            raise


def flush(connection: sqlite3.Connection, path: Path) -> None:
    """Commits what was left open."""
    if connection.in_transaction:
        with transaction(connection, path):
            pass


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `StoreDamaged` where SQLite finds the index damaged."""
    with understanding(path):
        found = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if found != ["ok"]:
        raise StoreDamaged(path, "; ".join(found))
    if path.stat().st_size % page_size:
        raise StoreDamaged(path, "it is cut short within a page")


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug (https://sqlite.org/wal.html#walresetbug)."""
    if version >= (3, 51, 3):
        return True
    fixed = {(3, 50): 7, (3, 44): 6}
    return version[2] >= fixed.get(version[:2], 1 << 30)


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        mode, synchronous = _JOURNAL[wal_is_safe(sqlite3.sqlite_version_info)]
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0 and not read_only:
        _create(connection, path)
    elif found != VERSION:
        raise StoreDamaged(path, f"it has schema {found}; this release knows schema {VERSION}")
    elif _definitions(connection) != _expected():
        raise StoreDamaged(path, "its tables are not those that this program makes")


def _create(connection: sqlite3.Connection, path: Path) -> None:
    if _definitions(connection):
        raise StoreDamaged(path, "it is no index of this program")
    with transaction(connection, path):
        _define(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _define(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _definitions(connection: sqlite3.Connection) -> frozenset[str]:
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return frozenset(row[0] for row in rows)


@cache
def _expected() -> frozenset[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        _define(connection)
        return _definitions(connection)
