"""Questions about watches and their readings."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Final

from monitor.decide.memory import Memory
from monitor.decide.step import CheckRecord
from monitor.store.codec import stamp, unpack
from monitor.store.rows import Counts, DailyOutcome, Status, WatchOverview
from monitor.store.sqlite.query_base import QueryBase, known
from monitor.store.sqlite.row_mapping import daily_outcome_of, overview_of, reading_of, status_of

_OVERVIEWS: Final = """
SELECT watches.*, heads.last_updated AS printed, changes.number, changes.type, changes.at,
    changes.severity, changes.reviewed_at
FROM watches
LEFT JOIN versions AS heads
    ON heads.watch = watches.id AND heads.seq = CAST(memory AS TEXT) ->> '$.head'
LEFT JOIN events AS changes ON changes.watch = watches.id AND changes.number = (
    SELECT number FROM events WHERE watch = watches.id AND type = 'policy.changed'
    ORDER BY number DESC LIMIT 1)
WHERE {} ORDER BY id
"""

_READINGS: Final = "SELECT * FROM readings WHERE watch = ? AND at >= ? AND at < ? ORDER BY at, id"

_DAYS: Final = """
SELECT substr(at, 1, 10) AS day, outcome, count(*) AS readings FROM readings
WHERE watch = ? AND at >= ? GROUP BY 1, 2 ORDER BY 1
"""

_PENDING: Final = "SELECT min(created_at) FROM outbox WHERE state IN ('pending', 'leased')"


class WatchQueries(QueryBase):
    """The state of each watch, its readings, and counts over all watches."""

    _cached: tuple[int, tuple[WatchOverview, ...]] | None = None
    """The overviews, and the `data_version` of the index for which they hold."""

    def memory(self, watch: str) -> Memory:
        """Return the state of a watch between two readings."""
        found = self._one(_memory, "SELECT memory FROM watches WHERE id = ?", watch)
        return known(found, f"no watch is called {watch}")

    def statuses(self) -> tuple[Status, ...]:
        """Return the status of every watch that is not retired, by id."""
        return self._all(status_of, "SELECT * FROM watches WHERE NOT retired ORDER BY id")

    def status(self, watch: str) -> Status | None:
        """Return the status of a watch, retired or not; None for an unknown watch."""
        return self._one(status_of, "SELECT * FROM watches WHERE id = ?", watch)

    def overviews(self) -> tuple[WatchOverview, ...]:
        """Return the overview of every watch that is not retired, by id.

        The answer is cached until another connection commits.
        """
        now = self._number("PRAGMA data_version")
        if self._cached is None or self._cached[0] != now:
            self._cached = now, self._all(overview_of, _OVERVIEWS.format("NOT retired"))
        return self._cached[1]

    def overview(self, watch: str) -> WatchOverview:
        """Return the overview of a watch, retired or not."""
        found = self._one(overview_of, _OVERVIEWS.format("id = ?"), watch)
        return known(found, f"no watch is called {watch}")

    def watches(self) -> tuple[str, ...]:
        """Return the ids of all watches, retired ones included."""
        return self._all(_id, "SELECT id FROM watches ORDER BY id")

    def retired(self) -> tuple[str, ...]:
        """Return the ids of watches that left the watchlist and whose history is kept."""
        return self._all(_id, "SELECT id FROM watches WHERE retired ORDER BY id")

    def readings(
        self, watch: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckRecord, ...]:
        """Return the readings from `since` to before `until`, oldest first."""
        begin, end = stamp(since) if since else "", stamp(until) if until else "~"
        return self._all(reading_of, _READINGS, watch, begin, end)

    def daily_outcomes(self, watch: str, since: datetime) -> tuple[DailyOutcome, ...]:
        """Return the number of readings by day and outcome, oldest day first."""
        return self._all(daily_outcome_of, _DAYS, watch, stamp(since))

    def counts(self, now: datetime) -> Counts:
        """Return the counters of the metrics endpoint."""
        return Counts(
            watches=self._tally(
                "SELECT iif(paused, 'paused', state), count(*) FROM watches WHERE NOT retired GROUP BY 1"
            ),
            readings=self._tally("SELECT outcome, readings FROM outcomes"),
            alerts=self._tally("SELECT state, count(*) FROM outbox GROUP BY 1"),
            versions=self._number("SELECT count(*) FROM versions"),
            last_good_reading=self._moment(
                "SELECT max(last) FROM outcomes WHERE outcome != 'trouble'"
            ),
            oldest_pending=self._moment(_PENDING),
            overdue=self._number(
                "SELECT count(*) FROM watches WHERE due <= ? AND NOT paused AND NOT retired",
                stamp(now),
            ),
        )


def _memory(row: sqlite3.Row) -> Memory:
    return unpack(row["memory"], Memory)


def _id(row: sqlite3.Row) -> str:
    return str(row["id"])
