"""The log in the index: entries are added in the transaction that stores what they speak of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.codec import unpack
from monitor.store.rows import StoredFile
from monitor.store.snapshots.log_files import LogFiles
from monitor.transparency.entries import Entry, VersionEntry, decode, encode

RECORD: Final = -1
"""The place of the record among the files of a version."""

_UNLOGGED: Final = """
SELECT watch, stem, files FROM versions WHERE captured_at > ? AND NOT EXISTS (
    SELECT 1 FROM log WHERE log.watch = versions.watch AND log.version = versions.stem
) ORDER BY captured_at, watch, seq
"""


def append(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add an entry, within the caller's transaction."""
    watch, version = (
        (entry.watch, entry.version)
        if isinstance(entry, VersionEntry)
        else (None, entry.day)
    )  # fmt: skip
    connection.execute(
        "INSERT INTO log SELECT coalesce(max(position) + 1, 0), ?, ?, ? FROM log",
        (watch, version, encode(entry)),
    )


def exists(connection: sqlite3.Connection) -> bool:
    """Return whether the index has a log; that of an earlier release has none."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'log'").fetchone()
    return found is not None


def entries(connection: sqlite3.Connection, start: int = 0) -> tuple[bytes, ...]:
    """Return the entries from this position on."""
    rows = connection.execute(
        "SELECT entry FROM log WHERE position >= ? ORDER BY position", (start,)
    )
    return tuple(row[0] for row in rows)


def size(connection: sqlite3.Connection) -> int:
    """Return the number of entries."""
    return int(connection.execute("SELECT coalesce(max(position) + 1, 0) FROM log").fetchone()[0])


def last_day(connection: sqlite3.Connection) -> str:
    """Return the last day that is in the log; "" before the first."""
    row = connection.execute("SELECT max(version) FROM log WHERE watch IS NULL").fetchone()
    return str(row[0] or "")


def record_hash(packed: bytes) -> str:
    """Return the hash of the record file among the packed files of a version's row."""
    return unpack(packed, tuple[StoredFile, ...])[RECORD].sha256


def previous_record(connection: sqlite3.Connection, watch: str) -> str | None:
    """Return the hash of the newest version's record; None before the first version."""
    row = connection.execute(
        "SELECT files FROM versions WHERE watch = ? ORDER BY seq DESC LIMIT 1", (watch,)
    ).fetchone()
    return record_hash(row[0]) if row else None


def catch_up(connection: sqlite3.Connection, files: LogFiles) -> None:
    """Add the entries that the files have beyond the index, and versions that were never logged.

    The index may be an old backup or new. Versions of a day that is closed are not added: they
    were inserted later, and `verify` reports them.
    """
    try:
        known = files.entries()
        if len(known) > size(connection) and known[: size(connection)] == entries(connection):
            restore(connection, known)
    except (StoreDamaged, ValueError):
        pass  # `verify` reports what cannot be read
    day = last_day(connection)
    for row in connection.execute(_UNLOGGED, (f"{day}U" if day else "",)).fetchall():
        append(connection, VersionEntry(row[0], row[1], record_hash(row[2])))


def restore(connection: sqlite3.Connection, known: Sequence[bytes]) -> None:
    """Replace the log of the index; raises `ValueError` for bytes that are no entry."""
    decoded = [decode(each) for each in known]
    connection.execute("DELETE FROM log")
    for entry in decoded:
        append(connection, entry)
