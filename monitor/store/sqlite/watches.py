"""The table of watches: synchronise it with the watchlist, and find the watches that are due."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from monitor.decide.memory import Memory
from monitor.errors import UsageError
from monitor.model import Watch
from monitor.store.agenda import first_per_host, host_of, memory_of_listed, new_memory
from monitor.store.codec import pack, stamp, unpack
from monitor.store.snapshots.durable import names_a_folder

_DUE: Final = """
SELECT id, host FROM watches
WHERE due <= ? AND NOT paused AND NOT retired
    AND host NOT IN (SELECT value FROM json_each(?)) AND id NOT IN (SELECT value FROM json_each(?))
ORDER BY due
"""

_ENTER: Final = """
INSERT INTO watches (id, company, document, url, host, due, state, paused, retired, declared, memory)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET company = excluded.company, document = excluded.document,
    url = excluded.url, host = excluded.host, due = excluded.due, state = excluded.state,
    paused = excluded.paused, retired = excluded.retired, declared = excluded.declared,
    memory = excluded.memory
"""


def sync(connection: sqlite3.Connection, watches: Sequence[Watch], now: datetime) -> None:
    """Make the stored watches those of the watchlist, within the caller's transaction.

    `agenda` decides when new and changed watches are due. Watches that are gone are retired; their
    history stays. Raises `UsageError` for an id that cannot be a folder's name.
    """
    for watch in watches:
        if not names_a_folder(watch.id):
            raise UsageError(f"{watch.id!a} is not the id of a watch: no folder can have this name")
    known = {row["id"]: row for row in connection.execute("SELECT * FROM watches")}
    for watch in watches:
        row = known.get(watch.id)
        if row is not None and _as_before(watch, row, now):
            continue
        enter(connection, watch, _memory(watch, row, now))
    listed = json.dumps([watch.id for watch in watches])
    connection.execute(
        "UPDATE watches SET retired = 1 "
        "WHERE NOT retired AND id NOT IN (SELECT value FROM json_each(?))",
        (listed,),
    )


def enter(
    connection: sqlite3.Connection, watch: Watch, memory: Memory, *, retired: bool = False
) -> None:
    """Insert or replace one watch with its memory."""
    connection.execute(_ENTER, (
        watch.id, watch.company, watch.document, watch.url, host_of(watch), stamp(memory.due),
        memory.state, watch.paused, retired, pack(watch), pack(memory),
    ))  # fmt: skip


def due(
    connection: sqlite3.Connection,
    now: datetime,
    limit: int,
    busy_hosts: frozenset[str],
    busy_watches: frozenset[str],
) -> tuple[str, ...]:
    """Return due watches, longest overdue first, at most one per idle host."""
    busy = json.dumps(sorted(busy_hosts)), json.dumps(sorted(busy_watches))
    return first_per_host(connection.execute(_DUE, (stamp(now), *busy)), limit)


def _as_before(watch: Watch, row: sqlite3.Row, now: datetime) -> bool:
    same = row["declared"] == pack(watch) and not row["retired"]
    return same and row["due"] <= stamp(now + watch.every)


def _memory(watch: Watch, row: sqlite3.Row | None, now: datetime) -> Memory:
    if row is None:
        return new_memory(watch, now)
    earlier, memory = unpack(row["declared"], Watch), unpack(row["memory"], Memory)
    return memory_of_listed(watch, earlier, memory, now)
