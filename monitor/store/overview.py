"""What the status page asks of the index besides: many watches at once, and nothing that is not shown."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from monitor.decide.step import Outcome
from monitor.errors import UsageError
from monitor.model import EventType, PrintedDate, Severity
from monitor.store.answers import found_of, maybe, status_of, wording_of
from monitor.store.codec import moment, moment_or_none, stamp
from monitor.store.queries import Queries
from monitor.store.rows import Found, Status, Wording

_STANDINGS: Final = """
SELECT watches.*, heads.last_updated AS printed FROM watches
LEFT JOIN versions AS heads
    ON heads.watch = watches.id AND heads.seq = CAST(memory AS TEXT) ->> '$.head'
WHERE {} ORDER BY id
"""

_MARKS: Final = """
SELECT watch, number, type, at, severity, reviewed_at FROM events
WHERE watch = coalesce(?, watch) AND at >= ? ORDER BY at, number
"""

_LAST_CHANGES: Final = """
SELECT watch, max(number) AS number, type, at, severity, reviewed_at FROM events
WHERE type = 'policy.changed' GROUP BY watch
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
WHERE words MATCH ?1 AND words.rowid IN (
    SELECT words.rowid FROM words JOIN wordings ON wordings.id = words.rowid
    WHERE words MATCH ?1 AND wordings.watch = coalesce(?2, wordings.watch)
    ORDER BY wordings.until IS NOT NULL, rank LIMIT ?3)
ORDER BY wordings.until IS NOT NULL, rank
"""
"""Which clauses first, then their excerpts: those of all that match would take far longer."""

_APPEARANCES: Final = """
SELECT wordings.watch, count(*) AS hits, min(began.captured_at) AS first,
    sum(wordings.until IS NULL) AS standing
FROM words JOIN wordings ON wordings.id = words.rowid
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
WHERE words MATCH ? GROUP BY wordings.watch ORDER BY first
"""

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
class Standing:
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

    def changed_since(self) -> int:
        """A number that another connection's commits change."""
        return self._number("PRAGMA data_version")

    def standings(self) -> tuple[Standing, ...]:
        """Every watch on the roll, by id."""
        changes = {mark.watch: mark for mark in self._all(_mark_of, _LAST_CHANGES)}
        standing_of = partial(_standing_of, changes)
        return self._all(standing_of, _STANDINGS.format("NOT retired"))

    def standing(self, watch: str) -> Standing:
        """One watch, retired or not; `UsageError` where there is none."""
        changes = {mark.watch: mark for mark in self.marks(watch) if mark.type == "policy.changed"}
        found = self._all(partial(_standing_of, changes), _STANDINGS.format("id = ?"), watch)
        if not found:
            raise UsageError(f"no watch is called {watch}")
        return found[0]

    def marks(self, watch: str | None = None, since: datetime | None = None) -> tuple[Mark, ...]:
        """What people were told, oldest first, without the reports."""
        return self._all(_mark_of, _MARKS, watch, stamp(since) if since else "")

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
        """Clauses that hold all the words and, between quotation marks, phrases; standing ones first."""
        sought = matching(words)
        return self._all(found_of, _FOUND, sought, watch, limit) if sought else ()

    def appearances(self, words: str) -> tuple[Appearance, ...]:
        """The same by watch, with the first time; whoever said it first comes first."""
        sought = matching(words)
        return self._all(_appearance_of, _APPEARANCES, sought) if sought else ()


def matching(words: str) -> str:
    """What people type, as FTS5 takes it: every word and "phrase" quoted, so that none is an operator."""
    parts = (a or b for a, b in re.findall(r'"([^"]*)"|([^\s"]+)', _QUOTES.sub('"', words)))
    kept = (part for part in parts if any(letter.isalnum() for letter in part))
    return " ".join(f'"{part}"' for part in kept).replace("\0", " ")


_QUOTES: Final = re.compile("[“”«»„]")


def _standing_of(changes: dict[str, Mark], row: sqlite3.Row) -> Standing:
    printed = maybe(row["printed"], PrintedDate)
    return Standing(status_of(row), printed, changes.get(row["id"]))


def _mark_of(row: sqlite3.Row) -> Mark:
    return Mark(
        row["watch"], row["number"], row["type"], moment(row["at"]), row["severity"],
        moment_or_none(row["reviewed_at"]),
    )  # fmt: skip


def _day_of(row: sqlite3.Row) -> DayOf:
    return DayOf(row["day"], row["outcome"], row["readings"])


def _appearance_of(row: sqlite3.Row) -> Appearance:
    return Appearance(row["watch"], row["hits"], moment(row["first"]), row["standing"])
