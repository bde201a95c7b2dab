"""Alerts that wait for their readers: the same rows that the transaction of a change has written."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from monitor.errors import UsageError
from monitor.model import Alert, Delivery
from monitor.store.agenda import LONGEST_LEASE, LONGEST_WAIT
from monitor.store.codec import moment, stamp
from monitor.store.error_translation import understanding
from monitor.store.sqlite.connection import transaction
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
    """Adds an alert within the caller's transaction; does nothing where it is known already."""
    created = stamp(alert.created_at)
    connection.execute(
        _INSERT,
        (alert.id, alert.watch, event, alert.channel, alert.type, alert.payload, created, created),
    )


def pull_in(connection: sqlite3.Connection, now: datetime) -> None:
    """Within the caller's transaction: nothing waits for a time that only a wrong clock could mean."""
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


def alert_of(row: sqlite3.Row) -> Alert:
    """The alert of a row of the outbox."""
    return Alert(
        id=row["id"], watch=row["watch"], channel=row["channel"], type=row["type"],
        payload=row["payload"], created_at=moment(row["created_at"]),
    )  # fmt: skip


class SqliteOutbox:
    """The outbox in the index; each method is one transaction, on the daemon's connection.

    A lease ends when it has run out or when the daemon starts, whichever comes first.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, observer: WriteObserver = unobserved
    ) -> None:
        self._connection = connection
        self._path = path
        self._observer = observer

    def put(self, alert: Alert) -> None:
        """Adds an alert, due at once; does nothing where its id is known already, sent ones included."""
        with transaction(self._connection, self._path):
            insert(self._connection, alert, None)

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Pending alerts whose time has come, oldest first, at most `limit` of each channel.

        Left out are leased ones, those of disabled channels, and those with an earlier alert of the
        same channel and watch that is leased or whose time has not come.
        """
        self._end_leases(stamp(now))
        with understanding(self._path):
            rows = self._connection.execute(_DUE, {"now": stamp(now), "limit": limit})
            return tuple(Delivery(alert_of(row), row["attempts"]) for row in rows)

    def lease(self, alert_ids: tuple[str, ...], until: datetime) -> tuple[str, ...]:
        """Takes alerts until then; returns those it got, which were pending and not leased."""
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
        """Puts alerts off until then: no attempt is counted, no lease is kept."""
        self._write(
            "UPDATE outbox SET state = 'pending', lease_until = NULL, next_try = ? "
            "WHERE state IN ('pending', 'leased') AND id IN (SELECT value FROM json_each(?))",
            stamp(until), json.dumps(alert_ids),
        )  # fmt: skip

    def sent(self, alert_id: str, now: datetime) -> None:
        """The receiver has it; it is never due again."""
        self._observer("sent")
        self._write(
            "UPDATE outbox SET state = 'sent', attempts = attempts + 1, lease_until = NULL, "
            "last_error = '', ended_at = ? WHERE id = ?",
            stamp(now), alert_id,
        )  # fmt: skip
        self._observer("recorded")

    def failed(self, alert_id: str, error: str, next_try: datetime) -> None:
        """Counts an attempt, keeps the error, ends the lease; it is due again at `next_try`."""
        self._write(
            "UPDATE outbox SET state = 'pending', attempts = attempts + 1, lease_until = NULL, "
            "last_error = ?, next_try = ? WHERE id = ? AND state IN ('pending', 'leased')",
            error, stamp(next_try), alert_id,
        )  # fmt: skip

    def dead(self, alert_id: str, error: str, now: datetime) -> None:
        """Counts an attempt, keeps the error, and gives up until somebody asks for redelivery."""
        self._write(
            "UPDATE outbox SET state = 'dead', attempts = attempts + 1, lease_until = NULL, "
            "last_error = ?, ended_at = ? WHERE id = ? AND state IN ('pending', 'leased')",
            error, stamp(now), alert_id,
        )  # fmt: skip

    def disable(self, channel: str, reason: str) -> None:
        """Nothing of this channel is due any more, and its leases end, until it is enabled again."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("INSERT OR IGNORE INTO channels VALUES (?, ?)", (channel, reason))
            connection.execute(
                "UPDATE outbox SET state = 'pending', lease_until = NULL "
                "WHERE state = 'leased' AND channel = ?",
                (channel,),
            )

    def disabled(self) -> frozenset[str]:
        """The channels of which nothing is due."""
        with understanding(self._path):
            rows = self._connection.execute("SELECT name FROM channels")
            return frozenset(row["name"] for row in rows)

    def enable(self, channel: str) -> bool:
        """Lets a disabled channel's alerts go out again; False where it was not disabled."""
        return self._write("DELETE FROM channels WHERE name = ?", channel) > 0

    def redeliver(self, alert_id: str, now: datetime) -> None:
        """Makes an alert due now whatever became of it, under its old id; may be called beside a daemon."""
        changed = self._write(
            "UPDATE outbox SET state = 'pending', attempts = 0, lease_until = NULL, "
            "ended_at = NULL, next_try = ? WHERE id = ? AND state != 'leased'",
            stamp(now), alert_id,
        )  # fmt: skip
        if not changed:
            raise UsageError(f"no alert {alert_id} waits to be sent again: `alerts` lists them")

    def release(self) -> int:
        """Ends all leases: what a daemon that is no more had taken is pending again."""
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
