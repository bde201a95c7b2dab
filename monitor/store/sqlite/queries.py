"""What people ask of the index: status, history, events, alerts, search.

Each thread and each process has a `Queries` of its own, on its own connection.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from monitor.decide.memory import Memory, Version
from monitor.decide.step import CheckRecord
from monitor.errors import UsageError
from monitor.model import Clause
from monitor.store.codec import moment_or_none, stamp, unpack
from monitor.store.error_translation import understanding
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
from monitor.store.snapshots.record import StoredFile
from monitor.store.sqlite import row_mapping

T = TypeVar("T")

_HISTORY: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at
FROM wordings
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE wordings.watch = ? AND wordings.clause = ? ORDER BY wordings.since, wordings.position
"""

_EVER: Final = """
SELECT clause, kind, path, label, text, max(since)
FROM wordings WHERE watch = ? GROUP BY clause
ORDER BY max(coalesce(until, 1 << 62)) DESC, max(since) DESC LIMIT ?
"""

_SEARCH: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at,
    snippet(words, 0, '«', '»', '…', 40) AS excerpt
FROM words JOIN wordings ON wordings.id = words.rowid
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE words MATCH ? ORDER BY wordings.until IS NOT NULL, rank, wordings.id LIMIT ?
"""

_VERSIONS: Final = """
SELECT watch, seq, stem, captured_at, page_sha256, text_sha256, language, last_updated
FROM versions WHERE watch = ? ORDER BY seq
"""

_READINGS: Final = "SELECT * FROM readings WHERE watch = ? AND at >= ? AND at < ? ORDER BY at, id"

_EVENTS: Final = """
SELECT * FROM events WHERE watch = coalesce(?, watch)
ORDER BY at DESC, watch, number DESC LIMIT ?
"""

_ALERTS: Final = """
SELECT * FROM outbox WHERE state = coalesce(?, state) ORDER BY position DESC LIMIT ?
"""


class Queries:
    """Read-only questions to the index.

    Unknown watches, versions and events raise `UsageError`; an index that does not hold what it
    should, `StoreDamaged`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def close(self) -> None:
        """Ends the connection; not for one that the store lent."""
        self._connection.close()

    # ------------------------------------------------------------ watches

    def memory(self, watch: str) -> Memory:
        """All that is remembered of a watch."""
        found = self._one(_memory, "SELECT memory FROM watches WHERE id = ?", watch)
        return _known(found, f"no watch is called {watch}")

    def statuses(self) -> tuple[Status, ...]:
        """How each watch on the roll stands, by id; retired ones are left out."""
        return self._all(
            row_mapping.status_of, "SELECT * FROM watches WHERE NOT retired ORDER BY id"
        )

    def status(self, watch: str) -> Status | None:
        """How one watch stands, retired or not; None where it was never on the roll."""
        return self._one(row_mapping.status_of, "SELECT * FROM watches WHERE id = ?", watch)

    def watches(self) -> tuple[str, ...]:
        """Every watch that the index knows, retired ones too."""
        return self._all(_id, "SELECT id FROM watches ORDER BY id")

    def retired(self) -> tuple[str, ...]:
        """Watches that are no longer on the watchlist and whose history is kept."""
        return self._all(_id, "SELECT id FROM watches WHERE retired ORDER BY id")

    def readings(
        self, watch: str, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckRecord, ...]:
        """The looks at the watch's page from `since` to before `until`, oldest first."""
        begin, end = stamp(since) if since else "", stamp(until) if until else "~"
        return self._all(row_mapping.reading_of, _READINGS, watch, begin, end)

    # ------------------------------------------------------------ versions

    def newest(self, watch: str) -> int:
        """The highest sequence number the watch has used; 0 before the first version."""
        return self._number("SELECT coalesce(max(seq), 0) FROM versions WHERE watch = ?", watch)

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """The newest version of the watch that holds this very text."""
        found = self._number(
            "SELECT coalesce(max(seq), 0) FROM versions WHERE watch = ? AND text_sha256 = ?",
            watch, text_sha256,
        )  # fmt: skip
        return found or None

    def version(self, watch: str, seq: int) -> Version:
        """A version with its clauses."""
        return self._version(row_mapping.version_of, watch, seq)

    def files(self, watch: str, seq: int) -> tuple[StoredFile, ...]:
        """A version's page, words and record, as they were written."""
        return self._version(_files, watch, seq)

    def record_sha256(self, watch: str, seq: int) -> str:
        """The hash of a version's `.json` file."""
        return self.files(watch, seq)[-1].sha256

    def stems(self, watch: str) -> frozenset[str]:
        """The names of the watch's versions."""
        return frozenset(self._all(_stem, "SELECT stem FROM versions WHERE watch = ?", watch))

    def versions(self, watch: str) -> tuple[VersionRow, ...]:
        """The watch's versions, oldest first."""
        return self._all(row_mapping.version_row_of, _VERSIONS, watch)

    def clause_history(self, watch: str, clause: str) -> tuple[Wording, ...]:
        """The wordings that a clause has had, oldest first."""
        return self._all(row_mapping.wording_of, _HISTORY, watch, clause)

    def clauses_ever(self, watch: str, limit: int = 2000) -> tuple[Clause, ...]:
        """Every clause that the watch has had, as it last stood, the last to go first."""
        return self._all(row_mapping.clause_of, _EVER, watch, limit)

    def search(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """Clauses of any time that hold all these words, accents and case aside, standing ones first."""
        words = " ".join(f'"{word}"' for word in text.replace('"', " ").replace("\0", " ").split())
        return self._all(row_mapping.found_of, _SEARCH, words, limit) if words else ()

    # ------------------------------------------------------------ what was told

    def events(self, watch: str | None = None, limit: int = 100) -> tuple[EventRow, ...]:
        """What people were told, newest first, of one watch or of all."""
        return self._all(row_mapping.event_of, _EVENTS, watch, limit)

    def event(self, watch: str, number: int) -> EventRow:
        """One event of a watch."""
        found = self._one(
            row_mapping.event_of,
            "SELECT * FROM events WHERE watch = ? AND number = ?",
            watch, number,
        )  # fmt: skip
        return _known(found, f"{watch} has no event {number}")

    def alerts(self, state: AlertState | None = None, limit: int = 100) -> tuple[AlertRow, ...]:
        """The outbox, newest first, of one state or of all."""
        return self._all(row_mapping.alert_row_of, _ALERTS, state, limit)

    def alert(self, alert_id: str) -> AlertRow:
        """One alert by its id."""
        found = self._one(row_mapping.alert_row_of, "SELECT * FROM outbox WHERE id = ?", alert_id)
        return _known(found, f"no alert has the id {alert_id}")

    def disabled_channels(self) -> tuple[DisabledChannel, ...]:
        """Channels whose receivers want no more alerts."""
        return self._all(row_mapping.channel_of, "SELECT * FROM channels ORDER BY name")

    def pending_since(self) -> datetime | None:
        """When the oldest alert was made that is neither sent nor given up."""
        return self._moment(
            "SELECT min(created_at) FROM outbox WHERE state IN ('pending', 'leased')"
        )

    def undelivered_since(self, now: datetime) -> datetime | None:
        """The same, of those whose first attempt is due: an alert that waits for its digest is not late."""
        return self._moment(
            "SELECT min(created_at) FROM outbox "
            "WHERE state IN ('pending', 'leased') AND (attempts > 0 OR next_try <= ?)",
            stamp(now),
        )

    def counts(self, now: datetime) -> Counts:
        """Figures for the metrics."""
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
            oldest_pending=self.pending_since(),
            overdue=self._number(
                "SELECT count(*) FROM watches WHERE due <= ? AND NOT paused AND NOT retired",
                stamp(now),
            ),
        )

    # ------------------------------------------------------------

    def _version(self, understood: Callable[[sqlite3.Row], T], watch: str, seq: int) -> T:
        found = self._one(
            understood, "SELECT * FROM versions WHERE watch = ? AND seq = ?", watch, seq
        )
        return _known(found, f"{watch} has no version {seq}")

    def _all(
        self, understood: Callable[[sqlite3.Row], T], statement: str, *values: object
    ) -> tuple[T, ...]:
        with understanding(self._path):
            return tuple(map(understood, self._connection.execute(statement, values).fetchall()))

    def _one(
        self, understood: Callable[[sqlite3.Row], T], statement: str, *values: object
    ) -> T | None:
        return next(iter(self._all(understood, statement, *values)), None)

    def _tally(self, statement: str) -> dict[str, int]:
        return dict(self._all(tuple, statement))

    def _number(self, statement: str, *values: object) -> int:
        return _known(self._one(_first_column, statement, *values), statement)

    def _moment(self, statement: str, *values: object) -> datetime | None:
        return self._one(lambda row: moment_or_none(row[0]), statement, *values)


def _known(found: T | None, otherwise: str) -> T:
    if found is None:
        raise UsageError(otherwise)
    return found


def _memory(row: sqlite3.Row) -> Memory:
    return unpack(row["memory"], Memory)


def _files(row: sqlite3.Row) -> tuple[StoredFile, ...]:
    return unpack(row["files"], tuple[StoredFile, ...])


def _id(row: sqlite3.Row) -> str:
    return str(row["id"])


def _stem(row: sqlite3.Row) -> str:
    return str(row["stem"])


def _first_column(row: sqlite3.Row) -> int:
    return int(row[0])
