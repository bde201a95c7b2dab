"""What people ask of the index: status, history, events, alerts, search.

Each thread and each process has a `Queries` of its own, on its own connection.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from monitor.decide.memory import Memory, Problem, Version, VersionRef
from monitor.decide.step import Reading
from monitor.errors import UsageError
from monitor.model import Alert, PrintedDate, Report
from monitor.store.codec import moment, moment_or_none, stamp, unpack
from monitor.store.faults import indexing
from monitor.store.index import clauses_of
from monitor.store.outbox import alert_of
from monitor.store.record import StoredFile
from monitor.store.rows import (
    AlertRow,
    AlertState,
    Counts,
    DisabledChannel,
    EventRow,
    Found,
    Status,
    VersionRow,
    Wording,
)

T = TypeVar("T")

_WORDINGS: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at
FROM wordings
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
"""

_SEARCH: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at,
    snippet(words, 0, '«', '»', '…', 40) AS excerpt
FROM words JOIN wordings ON wordings.id = words.rowid
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE words MATCH ? ORDER BY wordings.until IS NOT NULL, rank, wordings.id LIMIT ?
"""


class Queries:
    """Read-only questions to the index; unknown watches, versions and events raise `UsageError`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def close(self) -> None:
        """Ends the connection; not for one that the store lent."""
        self._connection.close()

    def memory(self, watch: str) -> Memory:
        """All that is remembered of a watch."""
        row = self._one("SELECT memory FROM watches WHERE id = ?", watch)
        return unpack(_known(row, f"no watch is called {watch}")["memory"], Memory)

    def statuses(self) -> tuple[Status, ...]:
        """How each watch on the roll stands, by id; retired ones are left out."""
        rows = self._all("SELECT * FROM watches WHERE NOT retired ORDER BY id")
        return tuple(map(_status, rows))

    def watches(self) -> tuple[str, ...]:
        """Every watch that the index knows, retired ones too."""
        return tuple(row["id"] for row in self._all("SELECT id FROM watches ORDER BY id"))

    def retired(self) -> tuple[str, ...]:
        """Watches that are no longer on the watchlist and whose history is kept."""
        return tuple(row["id"] for row in self._all("SELECT id FROM watches WHERE retired"))

    def newest(self, watch: str) -> int:
        """The highest sequence number the watch has used; 0 before the first version."""
        row = self._one("SELECT max(seq) AS newest FROM versions WHERE watch = ?", watch)
        return int(_known(row, watch)["newest"] or 0)

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """The newest version of the watch that holds this very text."""
        row = self._one(
            "SELECT max(seq) AS seq FROM versions WHERE watch = ? AND text_sha256 = ?",
            watch, text_sha256,
        )  # fmt: skip
        return None if row is None else row["seq"]

    def version(self, watch: str, seq: int) -> Version:
        """A version with its clauses."""
        row = self._version(watch, seq)
        return Version(
            watch, seq, row["stem"], moment(row["captured_at"]), row["page_sha256"],
            row["text_sha256"], _maybe(row["last_updated"], PrintedDate), clauses_of(row["clauses"]),
        )  # fmt: skip

    def record_sha256(self, watch: str, seq: int) -> str:
        """The hash of a version's `.json` file."""
        return self.files(watch, seq)[-1].sha256

    def files(self, watch: str, seq: int) -> tuple[StoredFile, ...]:
        """A version's page, words and record, as they were written."""
        return unpack(self._version(watch, seq)["files"], tuple[StoredFile, ...])

    def stems(self, watch: str) -> frozenset[str]:
        """The names of the watch's versions."""
        rows = self._all("SELECT stem FROM versions WHERE watch = ?", watch)
        return frozenset(row["stem"] for row in rows)

    def versions(self, watch: str) -> tuple[VersionRow, ...]:
        """The watch's versions, oldest first."""
        rows = self._all("SELECT * FROM versions WHERE watch = ? ORDER BY seq", watch)
        return tuple(map(_version_row, rows))

    def readings(
        self, watch: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Reading, ...]:
        """The looks at the watch's page from `since` to before `until`, oldest first."""
        rows = self._all(
            "SELECT * FROM readings WHERE watch = ? AND at >= ? AND at < ? ORDER BY at, id",
            watch, stamp(since) if since else "", stamp(until) if until else "~",
        )  # fmt: skip
        return tuple(map(_reading, rows))

    def events(self, watch: str | None = None, limit: int = 100) -> tuple[EventRow, ...]:
        """What people were told, newest first, of one watch or of all."""
        rows = self._all(
            "SELECT * FROM events WHERE watch = coalesce(?, watch) "
            "ORDER BY at DESC, watch, number DESC LIMIT ?",
            watch, limit,
        )  # fmt: skip
        return tuple(map(_event, rows))

    def event(self, watch: str, number: int) -> EventRow:
        """One event of a watch."""
        row = self._one("SELECT * FROM events WHERE watch = ? AND number = ?", watch, number)
        return _event(_known(row, f"{watch} has no event {number}"))

    def clause_history(self, watch: str, clause: str) -> tuple[Wording, ...]:
        """The wordings that a clause has had, oldest first."""
        rows = self._all(
            f"{_WORDINGS} WHERE wordings.watch = ? AND wordings.clause = ? ORDER BY wordings.since",
            watch, clause,
        )  # fmt: skip
        return tuple(map(_wording, rows))

    def search(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """Clauses of any time that hold all these words, accents and case aside, standing ones first."""
        words = " ".join(f'"{word}"' for word in text.replace('"', " ").replace("\0", " ").split())
        rows = self._all(_SEARCH, words, limit) if words else ()
        return tuple(Found(_wording(row), row["excerpt"]) for row in rows)

    def alerts(self, state: AlertState | None = None, limit: int = 100) -> tuple[AlertRow, ...]:
        """The outbox, newest first, of one state or of all."""
        rows = self._all(
            "SELECT * FROM outbox WHERE state = coalesce(?, state) ORDER BY position DESC LIMIT ?",
            state, limit,
        )  # fmt: skip
        return tuple(map(_alert, rows))

    def alert(self, alert_id: str) -> AlertRow:
        """One alert by its id."""
        row = self._one("SELECT * FROM outbox WHERE id = ?", alert_id)
        return _alert(_known(row, f"no alert has the id {alert_id}"))

    def alert_of(self, alert_id: str) -> Alert:
        """The message itself."""
        return self.alert(alert_id).alert

    def disabled_channels(self) -> tuple[DisabledChannel, ...]:
        """Channels whose receivers want no more alerts."""
        rows = self._all("SELECT * FROM channels ORDER BY name")
        return tuple(DisabledChannel(row["name"], row["reason"]) for row in rows)

    def pending_since(self) -> datetime | None:
        """When the oldest alert was made that is neither sent nor given up."""
        row = self._one(
            "SELECT min(created_at) AS oldest FROM outbox WHERE state IN ('pending', 'leased')"
        )
        return moment_or_none(_known(row, "outbox")["oldest"])

    def counts(self, now: datetime) -> Counts:
        """Figures for the metrics."""
        good = self._one("SELECT max(at) AS at FROM readings WHERE outcome != 'trouble'")
        return Counts(
            watches=self._tally(
                "SELECT iif(paused, 'paused', state), count(*) FROM watches WHERE NOT retired GROUP BY 1"
            ),
            readings=self._tally("SELECT outcome, count(*) FROM readings GROUP BY 1"),
            alerts=self._tally("SELECT state, count(*) FROM outbox GROUP BY 1"),
            versions=self._number("SELECT count(*) FROM versions"),
            last_good_reading=moment_or_none(_known(good, "readings")["at"]),
            oldest_pending=self.pending_since(),
            overdue=self._number(
                "SELECT count(*) FROM watches WHERE due <= ? AND NOT paused AND NOT retired",
                stamp(now),
            ),
        )

    def _version(self, watch: str, seq: int) -> sqlite3.Row:
        row = self._one("SELECT * FROM versions WHERE watch = ? AND seq = ?", watch, seq)
        return _known(row, f"{watch} has no version {seq}")

    def _all(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with indexing(self._path):
            return self._connection.execute(statement, values).fetchall()

    def _one(self, statement: str, *values: object) -> sqlite3.Row | None:
        return next(iter(self._all(statement, *values)), None)

    def _tally(self, statement: str) -> dict[str, int]:
        return {row[0]: row[1] for row in self._all(statement)}

    def _number(self, statement: str, *values: object) -> int:
        return int(self._all(statement, *values)[0][0])


def _known(row: sqlite3.Row | None, otherwise: str) -> sqlite3.Row:
    if row is None:
        raise UsageError(otherwise)
    return row


def _maybe(packed: bytes | None, kind: type[T]) -> T | None:
    return None if packed is None else unpack(packed, kind)


def _status(row: sqlite3.Row) -> Status:
    memory = unpack(row["memory"], Memory)
    return Status(
        watch=row["id"], company=row["company"], document=row["document"], url=row["url"],
        state="paused" if row["paused"] else memory.state, since=memory.since, due=memory.due,
        head=memory.head, last_read=memory.last_read, last_change=memory.last_change,
        problem=memory.problem,
    )  # fmt: skip


def _version_row(row: sqlite3.Row) -> VersionRow:
    return VersionRow(
        row["watch"], row["seq"], row["stem"], moment(row["captured_at"]), row["page_sha256"],
        row["text_sha256"], row["language"], _maybe(row["last_updated"], PrintedDate),
    )  # fmt: skip


def _reading(row: sqlite3.Row) -> Reading:
    return Reading(
        row["watch"], moment(row["at"]), row["outcome"], row["final_url"] or "", row["status"],
        row["sha256"] or "", row["detail"] or "",
    )  # fmt: skip


def _event(row: sqlite3.Row) -> EventRow:
    return EventRow(
        watch=row["watch"], number=row["number"], type=row["type"], at=moment(row["at"]),
        old_sha256=row["old_sha256"], new_sha256=row["new_sha256"],
        before=_maybe(row["before"], VersionRef), after=_maybe(row["after"], VersionRef),
        severity=row["severity"], report=_maybe(row["report"], Report),
        problem=_maybe(row["problem"], Problem),
        reviewed_at=moment_or_none(row["reviewed_at"]), note=row["note"],
    )  # fmt: skip


def _wording(row: sqlite3.Row) -> Wording:
    return Wording(
        watch=row["watch"], clause=row["clause"], since=row["since"],
        since_at=moment(row["since_at"]), until=row["until"],
        until_at=moment_or_none(row["until_at"]), kind=row["kind"],
        path=tuple(json.loads(row["path"])), label=row["label"], text=row["text"],
    )  # fmt: skip


def _alert(row: sqlite3.Row) -> AlertRow:
    return AlertRow(
        alert_of(row), row["event"], row["state"], row["attempts"], moment(row["next_try"]),
        row["last_error"], moment_or_none(row["ended_at"]),
    )  # fmt: skip
