"""Write the parts of a step into the index, within the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from monitor.decide.memory import Memory, Version
from monitor.decide.step import CheckRecord, Event
from monitor.model import Alert
from monitor.store.codec import pack, stamp
from monitor.store.compression import compress
from monitor.store.rows import StoredFile


def save_memory(connection: sqlite3.Connection, memory: Memory) -> None:
    """Replace the memory of a watch, and the columns that repeat parts of it."""
    connection.execute(
        "UPDATE watches SET due = ?, state = ?, memory = ? WHERE id = ?",
        (stamp(memory.due), memory.state, pack(memory), memory.watch),
    )


def insert_version(
    connection: sqlite3.Connection, version: Version, files: tuple[StoredFile, ...]
) -> None:
    """Add a version, without its wordings."""
    connection.execute(
        "INSERT INTO versions (watch, seq, stem, captured_at, page_sha256, text_sha256, "
        "language, last_updated, files, clauses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version.watch, version.seq, version.stem, stamp(version.captured_at),
            version.page_sha256, version.text_sha256, version.language,
            pack(version.last_updated) if version.last_updated else None,
            pack(files), compress(pack(version.clauses)),
        ),
    )  # fmt: skip


def insert_reading(connection: sqlite3.Connection, reading: CheckRecord) -> None:
    """Add the record of one reading, and count it by outcome."""
    connection.execute(
        "INSERT INTO outcomes VALUES (?, 1, ?) ON CONFLICT DO UPDATE SET "
        "readings = readings + 1, last = max(last, excluded.last)",
        (reading.outcome, stamp(reading.at)),
    )
    connection.execute(
        "INSERT INTO readings (watch, at, outcome, final_url, status, sha256, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            reading.watch, stamp(reading.at), reading.outcome, reading.final_url or None,
            reading.status, reading.sha256 or None, reading.detail or None,
        ),
    )  # fmt: skip


def insert_event(connection: sqlite3.Connection, event: Event) -> None:
    """Add an event."""
    connection.execute(
        "INSERT INTO events (watch, number, type, at, old_sha256, new_sha256, before, after, "
        "severity, report, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.watch, event.number, event.type, stamp(event.at), event.old_sha256,
            event.new_sha256, *map(_packed, (event.before, event.after)),
            event.report.severity if event.report else None,
            *map(_packed, (event.report, event.problem)),
        ),
    )  # fmt: skip


def events_told(
    events: tuple[Event, ...], alerts: tuple[Alert, ...]
) -> Iterator[tuple[Alert, int | None]]:
    """Pair each alert with its event's number: per channel, the next event of its type."""
    waiting: dict[tuple[str, str], list[int]] = {
        (alert.channel, event.type): [e.number for e in events if e.type == event.type]
        for alert in alerts
        for event in events
    }
    for alert in alerts:
        numbers = waiting.get((alert.channel, alert.type))
        yield alert, numbers.pop(0) if numbers else None


def _packed(value: object) -> bytes | None:
    return None if value is None else pack(value)
