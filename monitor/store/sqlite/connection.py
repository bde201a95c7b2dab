"""Connections to the index, and transactions on them.

The daemon writes on one connection from one thread. The status page and the command line open
connections of their own with `read_only=True`. They see the last committed state and wait only
briefly, because every transaction of the daemon is short. Without WAL, readers and the writer wait
for each other up to `_PATIENCE_S`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.error_translation import indexing, understanding, writing
from monitor.store.snapshots.filesystem import FILE_MODE
from monitor.store.sqlite import schema

INDEX: Final = "index.sqlite"
_PATIENCE_S: Final = 10.0

_JOURNAL: Final = {True: ("WAL", "FULL"), False: ("DELETE", "EXTRA")}
"""Journal and synchronous mode by whether WAL is safe; in both a commit survives a power loss."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a connection for this thread; unless it is read-only, create a missing index.

    Raises `StoreDamaged` for a file that is no index or has an unknown schema, `StoreFull` if it
    cannot be opened.
    """
    if path.is_symlink():
        raise StoreDamaged(path, "it is a symbolic link: the store does not follow links")
    with understanding(path):
        if not read_only:
            create_private(path)
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
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
    """Commit at the end of the block; roll back on any error.

    With `lasting=False` the transaction stays open, to save disk writes. The next transaction joins
    it, and commits or rolls back both. This connection sees the change at once; other connections
    and the disk see it after the next lasting transaction or `flush`.
    """
    with indexing(path):
        if not connection.in_transaction:
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            if lasting:
                connection.execute("COMMIT")
        except BaseException:
            if (
                connection.in_transaction
            ):  # when the disk is full, SQLite may have rolled back already
                connection.execute("ROLLBACK")
            raise


@contextmanager
def patience(connection: sqlite3.Connection, milliseconds: int) -> Iterator[None]:
    """Within the block, wait only so long for other connections."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE_S * 1000)}")


def flush(connection: sqlite3.Connection, path: Path) -> None:
    """Commit a transaction that was left open."""
    if connection.in_transaction:
        with transaction(connection, path):
            pass


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Upgrade the tables of an earlier release; only for the holder of the folder's lock.

    Other connections read and write an older index as it is: a daemon of the earlier release may
    still be running.
    """
    if schema.version_of(connection) < schema.VERSION:
        with transaction(connection, path):
            schema.upgrade(connection)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `StoreDamaged` if SQLite finds damage."""
    with understanding(path):
        found = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if found != ["ok"]:
        raise StoreDamaged(path, "; ".join(found))
    if path.stat().st_size % page_size:
        raise StoreDamaged(path, "it is cut short within a page")


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Return whether this SQLite has no WAL-reset bug (https://sqlite.org/wal.html#walresetbug)."""
    if version >= (3, 51, 3):
        return True
    fixed = {(3, 50): 7, (3, 44): 6}
    return version[2] >= fixed.get(version[:2], 1 << 30)


def create_private(path: Path) -> None:
    """Create a missing database for its owner alone; SQLite gives its sidecars the same mode."""
    with writing(path), suppress(FileExistsError):
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
        try:
            os.fchmod(fd, FILE_MODE)
        finally:
            os.close(fd)


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        mode, synchronous = _JOURNAL[wal_is_safe(sqlite3.sqlite_version_info)]
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    found = schema.version_of(connection)
    if found == 0 and not read_only:
        _create(connection, path)
    elif found not in schema.TABLES:
        known = schema.VERSION
        raise StoreDamaged(path, f"it has schema {found}; this release knows schema {known}")
    elif schema.definitions(connection) != schema.expected(found):
        raise StoreDamaged(path, "its tables are not those that this program makes")


def _create(connection: sqlite3.Connection, path: Path) -> None:
    if schema.definitions(connection):
        raise StoreDamaged(path, "it is no index of this program")
    with transaction(connection, path):
        schema.create(connection)
