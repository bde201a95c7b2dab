"""What the status page asks of the index besides: many watches at once, and nothing that is not shown."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from monitor.decide.step import Outcome
from monitor.errors import UsageError
from monitor.model import EventType, PrintedDate, Severity
from monitor.store.codec import moment, moment_or_none, stamp
from monitor.store.rows import Found, Status, Wording
from monitor.store.sqlite.queries import Queries
from monitor.store.sqlite.row_mapping import found_of, maybe, status_of, wording_of

COMMON: Final = 10_000
"""Clauses beyond which words say nothing of who uses them."""

_STANDINGS: Final = """
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

_MARKS: Final = """
SELECT watch, number, type, at, severity, reviewed_at FROM events
WHERE watch = ? ORDER BY number
"""

_HISTORIES: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at
FROM wordings
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE wordings.watch = ? AND wordings.clause IN (SELECT value FROM json_each(?))
ORDER BY wordings.since, wordings.position
"""

_FOUND: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at,
    snippet(words, 0, '«', '»', '…', 48) AS excerpt
FROM words JOIN wordings ON wordings.id = words.rowid
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE words MATCH ?1 AND words.rowid IN (SELECT value FROM json_each(?2))
ORDER BY wordings.until IS NOT NULL, words.rowid DESC
"""

_HITS: Final = """
SELECT words.rowid FROM words CROSS JOIN wordings ON wordings.id = words.rowid
WHERE words MATCH ? AND coalesce(watch = ?, 1) AND (until IS NULL) = ?
ORDER BY words.rowid DESC LIMIT ?
"""
"""Newest first, which the index gives without sorting: it stops at the last that is wanted."""

_APPEARANCES: Final = """
WITH said AS (
    SELECT watch, count(*) AS hits, min(since) AS first, sum(until IS NULL) AS standing
    FROM words CROSS JOIN wordings ON wordings.id = words.rowid WHERE words MATCH ? GROUP BY watch)
SELECT said.watch, hits, captured_at AS first, standing FROM said
JOIN versions ON versions.watch = said.watch AND versions.seq = said.first ORDER BY captured_at
"""

_COMMON: Final = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"

_DAYS: Final = """
SELECT substr(at, 1, 10) AS day, outcome, count(*) AS readings FROM readings
WHERE watch = ? AND at >= ? GROUP BY 1, 2 ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it stands on a time line."""

    watch: str
    number: int
    type: EventType
    at: datetime
    severity: Severity | None
    reviewed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WatchOverview:
    """How a watch stands, with what its newest version prints and its newest change."""

    status: Status
    printed: PrintedDate | None
    change: Mark | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where words were found in one watch, and since when."""

    watch: str
    hits: int
    first: datetime
    standing: int
    """How many of the clauses found stand today."""


@dataclass(frozen=True, slots=True)
class DayOf:
    """The looks of one day that came out alike."""

    day: str
    """`2026-11-22`, in UTC."""
    outcome: Outcome
    readings: int


class OverviewQueries(Queries):
    """Questions of the status page; for the thread that opened the connection."""

    _kept: tuple[int, tuple[WatchOverview, ...]] | None = None

    def standings(self) -> tuple[WatchOverview, ...]:
        """Every watch on the roll, by id; kept until somebody commits."""
        now = self._number("PRAGMA data_version")
        if self._kept is None or self._kept[0] != now:
            self._kept = now, self._all(_standing_of, _STANDINGS.format("NOT retired"))
        return self._kept[1]

    def standing(self, watch: str) -> WatchOverview:
        """One watch, retired or not; `UsageError` where there is none."""
        found = self._one(_standing_of, _STANDINGS.format("id = ?"), watch)
        if found is None:
            raise UsageError(f"no watch is called {watch}")
        return found

    def marks(self, watch: str) -> tuple[Mark, ...]:
        """What people were told of a watch, oldest first, without the reports."""
        return self._all(_mark_of, _MARKS, watch)

    def histories(self, watch: str, clauses: tuple[str, ...]) -> dict[str, tuple[Wording, ...]]:
        """The wordings that each of these clauses has had, oldest first."""
        found: dict[str, list[Wording]] = {}
        for wording in self._all(wording_of, _HISTORIES, watch, json.dumps(clauses)):
            found.setdefault(wording.clause, []).append(wording)
        return {clause: tuple(wordings) for clause, wordings in found.items()}

    def days(self, watch: str, since: datetime) -> tuple[DayOf, ...]:
        """How the looks at the watch's page came out, day by day."""
        return self._all(_day_of, _DAYS, watch, stamp(since))

    def find(self, words: str, watch: str | None = None, limit: int = 60) -> tuple[Found, ...]:
        """Clauses that hold all the words and, between quotation marks, phrases.

        Standing ones come first, and of them the newest.
        """
        if not (sought := matching(words)):
            return ()
        hits = self._all(_row_id, _HITS, sought, watch, 1, limit)
        hits += self._all(_row_id, _HITS, sought, watch, 0, limit - len(hits))
        return self._all(found_of, _FOUND, sought, json.dumps(hits))

    def appearances(self, words: str) -> tuple[Appearance, ...] | None:
        """The same by watch, with the first time; whoever said it first comes first.

        None where they stand nearly everywhere, so that it would say nothing.
        """
        if not (sought := matching(words)):
            return ()
        if self._number(_COMMON, sought, COMMON + 1) > COMMON:
            return None
        return self._all(_appearance_of, _APPEARANCES, sought)


def matching(words: str) -> str:
    """What people type, as FTS5 takes it: every word and "phrase" quoted, so that none is an operator."""
    parts = (a or b for a, b in re.findall(r'"([^"]*)"|([^\s"]+)', _QUOTES.sub('"', words)))
    kept = (part for part in parts if any(letter.isalnum() for letter in part))
    return " ".join(f'"{part}"' for part in kept).replace("\0", " ")


_QUOTES: Final = re.compile("[“”«»„]")


def _standing_of(row: sqlite3.Row) -> WatchOverview:
    change = None
    if row["number"] is not None:
        reviewed = moment_or_none(row["reviewed_at"])
        change = Mark(
            row["id"], row["number"], row["type"], moment(row["at"]), row["severity"], reviewed
        )
    return WatchOverview(status_of(row), maybe(row["printed"], PrintedDate), change)


def _row_id(row: sqlite3.Row) -> int:
    return int(row[0])


def _mark_of(row: sqlite3.Row) -> Mark:
    return Mark(
        row["watch"], row["number"], row["type"], moment(row["at"]), row["severity"],
        moment_or_none(row["reviewed_at"]),
    )  # fmt: skip


def _day_of(row: sqlite3.Row) -> DayOf:
    return DayOf(row["day"], row["outcome"], row["readings"])


def _appearance_of(row: sqlite3.Row) -> Appearance:
    return Appearance(row["watch"], row["hits"], moment(row["first"]), row["standing"])
