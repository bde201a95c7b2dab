"""The rolls of days that are being closed: built line by line, compressed while they grow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from monitor.store.compression import Compressor
from monitor.store.error_translation import understanding
from monitor.store.sqlite.pace import Pace
from monitor.transparency.entries import DayEntry, roll_line

FIRST_DAYS: Final = timedelta(days=7)
"""How far back a new log begins: an index of an earlier release may hold years of readings."""

_OVERHEAD: Final = 10
"""Rows that take as long as a query that finds none."""

_READINGS: Final = """
SELECT id, at, outcome, sha256 FROM readings
WHERE watch = ?1 AND (at, id) > (?2, ?3) AND at < ?4 ORDER BY at, id LIMIT 1000
"""


class DayRoll:
    """The roll of one day."""

    def __init__(self, day: str) -> None:
        self.day = day
        self._readings = 0
        self._hash = sha256()
        self._compressor = Compressor()
        self._compressed: list[bytes] = []

    def add(self, line: bytes) -> None:
        """Add the line of a reading."""
        self._readings += 1
        self._hash.update(line)
        self._compressed.append(self._compressor.add(line))

    @property
    def entry(self) -> DayEntry:
        """What the log says of the day."""
        return DayEntry(self.day, self._readings, self._hash.hexdigest())

    def file(self) -> bytes:
        """Return the compressed roll; nothing can be added afterwards."""
        return b"".join((*self._compressed, self._compressor.end()))


def read_rolls(
    connection: sqlite3.Connection, path: Path, first: str, today: str, rolls: dict[str, DayRoll]
) -> Iterator[None]:
    """Fill `rolls` with all readings from `first` to before `today`, by watch; yield after each step."""
    with understanding(path):
        watches = connection.execute("SELECT id FROM watches ORDER BY id").fetchall()
    pace = Pace()
    for (watch,) in watches:
        after: tuple[str, int] | None = (first, 0)
        while after is not None:
            with understanding(path):
                rows = connection.execute(_READINGS, (watch, *after, today)).fetchall()
            for _, at, outcome, text in rows:
                roll = rolls.setdefault(at[:10], DayRoll(at[:10]))
                roll.add(roll_line(watch, at, outcome, text))
            after = (rows[-1]["at"], rows[-1]["id"]) if rows else None
            if pace.spent(_OVERHEAD + len(rows)):
                yield
