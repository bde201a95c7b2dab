"""The log in the index: entries are added in the transaction that stores what they speak of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.codec import unpack
from monitor.store.rows import StoredFile
from monitor.store.snapshots.log_files import LogFiles
from monitor.transparency.entries import (
    DayEntry,
    Entry,
    ForgottenEntry,
    OrdersEntry,
    RetiredEntry,
    VersionEntry,
    decode,
    encode,
)

RECORD: Final = -1
"""The place of the record among the files of a version."""

ORDERS: Final = "orders"
"""The subject of entries that concern orders."""

FORGOTTEN: Final = "forgotten"

_OF_FORGOTTEN: Final = """
SELECT entry FROM log WHERE watch IN (SELECT watch FROM log WHERE version LIKE ?) ORDER BY position
"""

REMOVED: Final = b""
"""Stands for an entry whose row was removed from the index; `decode` refuses it."""

_UNLOGGED: Final = """
SELECT watch, stem, files FROM versions WHERE captured_at > ? AND NOT EXISTS (
    SELECT 1 FROM log WHERE log.watch = versions.watch AND log.version = versions.stem
) ORDER BY captured_at, watch, seq
"""


def append(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add an entry, within the caller's transaction."""
    connection.execute(
        "INSERT INTO log SELECT coalesce(max(position) + 1, 0), ?, ?, ? FROM log",
        (*_place(entry), encode(entry)),
    )


def _place(entry: Entry) -> tuple[str | None, str]:
    """Return the columns `watch` and `version` of an entry; `ORDERS` is the id of no watch."""
    match entry:
        case VersionEntry(watch, version):
            return watch, version
        case DayEntry(day):
            return None, day
        case OrdersEntry(last=last):
            return ORDERS, f"{last:010}"
        case ForgottenEntry(watch, at):
            return watch, f"{FORGOTTEN} {at}"
        case RetiredEntry(subject, file):
            return subject, file


def exists(connection: sqlite3.Connection) -> bool:
    """Return whether the index has a log; that of an earlier release has none."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'log'").fetchone()
    return found is not None


def entries(connection: sqlite3.Connection, start: int = 0, count: int = -1) -> tuple[bytes, ...]:
    """Return the entries from this position on, at most `count`; `REMOVED` in place of a missing row."""
    rows = connection.execute(
        "SELECT position, entry FROM log WHERE position >= ? ORDER BY position LIMIT ?",
        (start, count),
    )
    found: list[bytes] = []
    for position, entry in rows:
        found.extend([REMOVED] * (position - start - len(found)))
        found.append(entry)
    return tuple(found)


def size(connection: sqlite3.Connection) -> int:
    """Return the number of entries."""
    return int(connection.execute("SELECT coalesce(max(position) + 1, 0) FROM log").fetchone()[0])


def last_day(connection: sqlite3.Connection) -> str:
    """Return the last day that is in the log; "" before the first."""
    row = connection.execute("SELECT max(version) FROM log WHERE watch IS NULL").fetchone()
    return str(row[0] or "")


def last_order(connection: sqlite3.Connection) -> int:
    """Return the number of the last order that is closed in the log; 0 before the first."""
    row = connection.execute(
        "SELECT max(substr(version, 1, 10)) FROM log WHERE watch = ?", (ORDERS,)
    ).fetchone()
    return int(row[0] or 0)


def of_watch(connection: sqlite3.Connection, watch: str) -> tuple[Entry, ...]:
    """Return the entries that concern a watch, or `ORDERS`, in order."""
    rows = connection.execute("SELECT entry FROM log WHERE watch = ? ORDER BY position", (watch,))
    return tuple(decode(row[0]) for row in rows)


def of_forgotten(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """Return the entries of all watches that were ever forgotten, in order."""
    rows = connection.execute(_OF_FORGOTTEN, (f"{FORGOTTEN} %",))
    return tuple(decode(row[0]) for row in rows)


def is_retired(connection: sqlite3.Connection, subject: str, file: str) -> bool:
    """Return whether retention removed this file."""
    found = connection.execute(
        "SELECT 1 FROM log WHERE watch = ? AND version = ?", (subject, file)
    ).fetchone()
    return found is not None


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
