"""Delete old readings, so that the index of ten thousand watches stays small for years.

At first every reading is evidence; later the question is about a day. So after `Retention.readings` only the
day's last reading is kept of those that found nothing new, or failed for the same reason. All other
readings are kept forever.
"""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from monitor.store.codec import stamp
from monitor.store.error_translation import understanding
from monitor.store.sqlite.connection import transaction

AT_ONCE: Final = 20
"""Watches processed per tick, which takes some milliseconds."""

# 'U' follows the 'T' of a stamp: smaller stamps are of the same day.
_THIN: Final = """
DELETE FROM readings WHERE watch = ? AND at < ?
AND outcome IN ('not modified', 'same bytes', 'same visible text', 'same words', 'trouble')
AND EXISTS (
    SELECT 1 FROM readings AS later
    WHERE later.watch = readings.watch AND later.outcome = readings.outcome
    AND later.detail IS readings.detail
    AND later.at > readings.at AND later.at < substr(readings.at, 1, 10) || 'U'
)
"""


class Thinning:
    """Processes all watches once a day, a few per tick, on the daemon's connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._last: date | None = None
        self._left: list[str] = []

    def kick(self, now: datetime, whole_for: timedelta) -> None:
        """Process the next few watches, unless today's round is complete."""
        if self._last is None or now.date() > self._last:
            self._last = now.date()
            self._left = self._watches()
        if self._left:
            some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
            self._thin(some, now - whole_for)

    def _watches(self) -> list[str]:
        with understanding(self._path):
            return [row["id"] for row in self._connection.execute("SELECT id FROM watches")]

    def _thin(self, watches: list[str], before: datetime) -> None:
        """Delete old readings from before the day of `before`."""
        midnight = stamp(before)[:10]
        with transaction(self._connection, self._path) as connection:
            connection.executemany(_THIN, [(watch, midnight) for watch in watches])
