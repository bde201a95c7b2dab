"""Copy alerts, events, readings and orders, which only the index holds, out of a damaged index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from monitor.store.sqlite import log_table
from monitor.store.upkeep import Salvaged
from monitor.transparency.entries import ForgottenEntry

_OUTBOX: Final = (
    "SELECT position, id, watch, event, channel, type, payload, created_at, "
    "CASE state WHEN 'leased' THEN 'pending' ELSE state END, attempts, next_try, NULL, "
    "last_error, ended_at FROM outbox NOT INDEXED ORDER BY position",
    "INSERT OR IGNORE INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
)

_EVENTS: Final = (
    "SELECT * FROM events",
    "INSERT OR IGNORE INTO events SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 "
    "WHERE ?1 IN (SELECT id FROM watches) "
    "AND json_valid(CAST(coalesce(?7, 'null') AS TEXT)) "  # a torn page holds anything
    "AND json_valid(CAST(coalesce(?8, 'null') AS TEXT)) "
    "AND json_valid(CAST(coalesce(?10, 'null') AS TEXT)) "
    "AND json_valid(CAST(coalesce(?11, 'null') AS TEXT))",
)

_READINGS: Final = (
    "SELECT watch, at, outcome, final_url, status, sha256, detail FROM readings",
    "INSERT INTO readings (watch, at, outcome, final_url, status, sha256, detail) "
    "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ?1 IN (SELECT id FROM watches) "
    "AND NOT EXISTS (SELECT 1 FROM readings WHERE watch = ?1 AND at = ?2)",
)

_CHANNELS: Final = ("SELECT * FROM channels", "INSERT OR IGNORE INTO channels VALUES (?, ?)")

# Orders up to the last that the log closes come from their rolls.
_ORDERS: Final = (
    "SELECT number, at, user, origin, name, watch FROM orders",
    "INSERT OR IGNORE INTO orders SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?1 > "
    "(SELECT coalesce(max(substr(version, 1, 10)), 0) + 0 FROM log WHERE watch = 'orders')",
)

_FORGOTTEN: Final = (
    "DELETE FROM outbox WHERE watch = ? AND created_at <= ?",
    "DELETE FROM events WHERE watch = ? AND at <= ?",
    "DELETE FROM readings WHERE watch = ? AND at <= ?",
)

_SUM_UP: Final = """
INSERT OR REPLACE INTO outcomes SELECT outcome, count(*), max(at) FROM readings GROUP BY outcome
"""


def salvage(old: Path, connection: sqlite3.Connection) -> Salvaged:
    """Copy the readable rows of the old index, within the caller's transaction; never raises for it.

    The new index has the log already.
    A leased alert is pending again under its own id: it may arrive twice, but is not lost.
    """
    with closing(sqlite3.connect(f"{old.absolute().as_uri()}?mode=rw", uri=True)) as source:
        with suppress(sqlite3.DatabaseError):
            source.execute("PRAGMA writable_schema = ON")  # makes a truncated file readable
        ask, put = _OUTBOX
        from_the_end = f"{ask} DESC"
        saved = Salvaged(
            alerts=sum(_copy(source, connection, each, put) for each in (from_the_end, ask)),
            events=_copy(source, connection, *_EVENTS),
            readings=_copy(source, connection, *_READINGS),
        )
        _copy(source, connection, *_CHANNELS)
        _copy(source, connection, *_ORDERS)
    connection.execute(_SUM_UP)
    return saved


def forget_salvaged(connection: sqlite3.Connection, entry: ForgottenEntry) -> None:
    """Delete the salvaged rows of a watch from before it was forgotten."""
    for statement in _FORGOTTEN:
        connection.execute(statement, (entry.watch, entry.at))


def log_of(old: Path) -> tuple[bytes, ...] | None:
    """Return the log of an index; None if there is no index, or it has no readable log."""
    if not old.exists():
        return None
    with closing(sqlite3.connect(f"{old.absolute().as_uri()}?mode=rw", uri=True)) as source:
        try:
            return log_table.entries(source)
        except sqlite3.DatabaseError:
            return None


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, ask: str, put: str) -> int:
    saved = 0
    for row in _readable(source, ask):
        with suppress(sqlite3.IntegrityError):  # a damaged row is skipped
            saved += target.execute(put, row).rowcount
    return saved


def _readable(source: sqlite3.Connection, ask: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows up to the first that cannot be read."""
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        yield from source.execute(ask)
