"""Alerts that wait for delivery, in the index: `commit` writes them with their event."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from monitor.errors import UsageError
from monitor.model import Alert, Delivery
from monitor.store.agenda import LONGEST_LEASE, LONGEST_WAIT
from monitor.store.codec import stamp
from monitor.store.error_translation import understanding
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.row_mapping import alert_of
from monitor.store.upkeep import WriteObserver, unobserved

_DUE: Final = """
WITH waiting AS (
    SELECT position, id, state, next_try,
        max(state = 'leased' OR next_try > :now) OVER (
            PARTITION BY channel, watch ORDER BY position
        ) AS held,
        channel
    FROM outbox
    WHERE state IN ('pending', 'leased') AND channel NOT IN (SELECT name FROM channels)
), ready AS (
    SELECT position, row_number() OVER (PARTITION BY channel ORDER BY position) AS place
    FROM waiting WHERE NOT held
)
SELECT outbox.* FROM ready JOIN outbox USING (position) WHERE place <= :limit ORDER BY position
"""

_INSERT: Final = """
INSERT OR IGNORE INTO outbox (id, watch, event, channel, type, payload, created_at, next_try)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


def insert(connection: sqlite3.Connection, alert: Alert, event: int | None) -> None:
    """Add an alert within the caller's transaction; ignore it if its id is known."""
    created = stamp(alert.created_at)
    connection.execute(
        _INSERT,
        (alert.id, alert.watch, event, alert.channel, alert.type, alert.payload, created, created),
    )


def pull_in(connection: sqlite3.Connection, now: datetime) -> None:
    """Make alerts due, and end leases, whose times only a wrong clock can have set.

    Runs within the caller's transaction.
    """
    connection.execute(
        "UPDATE outbox SET next_try = :now WHERE state IN ('pending', 'leased') "
        "AND (created_at > :now OR next_try > :far)",
        {"now": stamp(now), "far": stamp(now + LONGEST_WAIT)},
    )
    connection.execute(
        "UPDATE outbox SET state = 'pending', lease_until = NULL "
        "WHERE state = 'leased' AND lease_until > ?",
        (stamp(now + LONGEST_LEASE),),
    )


class SqliteOutbox:
    """Implements `protocols.Outbox`; each method is one transaction.

    A lease ends when it expires or when the daemon starts.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, observer: WriteObserver = unobserved
    ) -> None:
        self._connection = connection
        self._path = path
        self._observer = observer

    def put(self, alert: Alert) -> None:
        """Add an alert, due at once; ignore it if its id is known, sent alerts included."""
        with transaction(self._connection, self._path):
            insert(self._connection, alert, None)

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Return pending alerts that are due, in order of insertion, at most `limit` per channel.

        An alert is left out while it is leased, while its channel is disabled, and while an earlier
        alert of the same channel and watch is leased or not yet due.
        """
        self._end_leases(stamp(now))
        with understanding(self._path):
            rows = self._connection.execute(_DUE, {"now": stamp(now), "limit": limit})
            return tuple(Delivery(alert_of(row), row["attempts"]) for row in rows)

    def lease(self, alert_ids: tuple[str, ...], until: datetime) -> tuple[str, ...]:
        """Lease pending alerts until then; return the ids obtained."""
        named = json.dumps(alert_ids)
        with transaction(self._connection, self._path) as connection:
            rows = connection.execute(
                "SELECT id FROM outbox WHERE state = 'pending' "
                "AND id IN (SELECT value FROM json_each(?)) ORDER BY position",
                (named,),
            ).fetchall()
            got = tuple(row["id"] for row in rows)
            connection.execute(
                "UPDATE outbox SET state = 'leased', lease_until = ? "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (stamp(until), json.dumps(got)),
            )
        self._observer("leased")
        return got

    def hold(self, alert_ids: tuple[str, ...], until: datetime) -> None:
        """Postpone alerts: count no attempt and end the lease."""
        self._write(
            "UPDATE outbox SET state = 'pending', lease_until = NULL, next_try = ? "
            "WHERE state IN ('pending', 'leased') AND id IN (SELECT value FROM json_each(?))",
            stamp(until), json.dumps(alert_ids),
        )  # fmt: skip

    def sent(self, alert_id: str, now: datetime) -> None:
        """Record the delivery; the alert is never due again."""
        self._observer("sent")
        self._write(
            "UPDATE outbox SET state = 'sent', attempts = attempts + 1, lease_until = NULL, "
            "last_error = '', ended_at = ? WHERE id = ?",
            stamp(now), alert_id,
        )  # fmt: skip
        self._observer("recorded")

    def failed(self, alert_id: str, error: str, next_try: datetime) -> None:
        """Count an attempt, record the error, end the lease; the alert is due at `next_try`."""
        self._write(
            "UPDATE outbox SET state = 'pending', attempts = attempts + 1, lease_until = NULL, "
            "last_error = ?, next_try = ? WHERE id = ? AND state IN ('pending', 'leased')",
            error, stamp(next_try), alert_id,
        )  # fmt: skip

    def dead(self, alert_id: str, error: str, now: datetime) -> None:
        """Count an attempt, record the error, and give up until `redeliver`."""
        self._write(
            "UPDATE outbox SET state = 'dead', attempts = attempts + 1, lease_until = NULL, "
            "last_error = ?, ended_at = ? WHERE id = ? AND state IN ('pending', 'leased')",
            error, stamp(now), alert_id,
        )  # fmt: skip

    def disable(self, channel: str, reason: str) -> None:
        """End the channel's leases; none of its alerts is due until `enable`."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("INSERT OR IGNORE INTO channels VALUES (?, ?)", (channel, reason))
            connection.execute(
                "UPDATE outbox SET state = 'pending', lease_until = NULL "
                "WHERE state = 'leased' AND channel = ?",
                (channel,),
            )

    def disabled(self) -> frozenset[str]:
        """Return the names of the disabled channels."""
        with understanding(self._path):
            rows = self._connection.execute("SELECT name FROM channels")
            return frozenset(row["name"] for row in rows)

    def enable(self, channel: str) -> bool:
        """Deliver to the channel again; return False if it was not disabled."""
        return self._write("DELETE FROM channels WHERE name = ?", channel) > 0

    def redeliver(self, alert_id: str, now: datetime) -> None:
        """Make an alert due now under its old id, unless it is leased; safe beside a daemon."""
        changed = self._write(
            "UPDATE outbox SET state = 'pending', attempts = 0, lease_until = NULL, "
            "ended_at = NULL, next_try = ? WHERE id = ? AND state != 'leased'",
            stamp(now), alert_id,
        )  # fmt: skip
        if not changed:
            raise UsageError(f"no alert {alert_id} waits to be sent again: `alerts` lists them")

    def release(self) -> int:
        """End all leases, left by a daemon that no longer runs; return their number."""
        return self._write(
            "UPDATE outbox SET state = 'pending', lease_until = NULL WHERE state = 'leased'"
        )

    def _end_leases(self, now: str) -> None:
        with understanding(self._path):
            expired = self._connection.execute(
                "SELECT 1 FROM outbox WHERE state = 'leased' AND lease_until <= ?", (now,)
            ).fetchone()
        if expired:
            self._write(
                "UPDATE outbox SET state = 'pending', lease_until = NULL "
                "WHERE state = 'leased' AND lease_until <= ?",
                now,
            )

    def _write(self, statement: str, *values: str) -> int:
        with transaction(self._connection, self._path) as connection:
            return connection.execute(statement, values).rowcount
