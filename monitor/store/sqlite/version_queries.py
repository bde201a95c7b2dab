"""Questions about versions, their pages, and the history of their clauses."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Final, TypeVar

from monitor.decide.memory import Version
from monitor.errors import PageRetired
from monitor.model import Clause, Page
from monitor.store.codec import unpack
from monitor.store.rows import StoredFile, VersionRow, Wording
from monitor.store.sqlite.log_queries import LogQueries
from monitor.store.sqlite.query_base import known
from monitor.store.sqlite.row_mapping import clause_of, version_of, version_row_of, wording_of

T = TypeVar("T")

_VERSIONS: Final = """
SELECT watch, seq, stem, captured_at, page_sha256, text_sha256, language, last_updated
FROM versions WHERE watch = ? ORDER BY seq
"""

_HISTORIES: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at
FROM wordings
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE wordings.watch = ? AND wordings.clause IN (SELECT value FROM json_each(?))
ORDER BY wordings.since, wordings.position
"""

GONE: Final = """
SELECT clause, kind, path, label, text FROM (
    SELECT * FROM wordings WHERE watch = ? AND until IS NOT NULL
    ORDER BY until DESC, since DESC LIMIT ?) AS ended
WHERE NOT EXISTS (
    SELECT 1 FROM wordings AS later
    WHERE later.watch = ended.watch AND later.clause = ended.clause AND later.since > ended.since)
ORDER BY until DESC, since DESC LIMIT ?
"""
_MOST_GONE: Final = 2_000
_MOST_ENDED: Final = 10_000
"""Ended wordings, the last ones, among which removed clauses are sought: a page that is reworded again
and again must not make every reading of it slower."""


class VersionQueries(LogQueries):
    """The versions of a watch and the wordings of its clauses."""

    def newest(self, watch: str) -> int:
        """Return the highest sequence number in use; 0 before the first version."""
        return self._number("SELECT coalesce(max(seq), 0) FROM versions WHERE watch = ?", watch)

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """Return the newest version of the watch with exactly this text."""
        found = self._number(
            "SELECT coalesce(max(seq), 0) FROM versions WHERE watch = ? AND text_sha256 = ?",
            watch, text_sha256,
        )  # fmt: skip
        return found or None

    def version(self, watch: str, seq: int) -> Version:
        """Return a version with its clauses."""
        return self._version(version_of, watch, seq)

    def versions(self, watch: str) -> tuple[VersionRow, ...]:
        """Return the watch's versions without their clauses, oldest first."""
        return self._all(version_row_of, _VERSIONS, watch)

    def page(self, watch: str, seq: int) -> Page:
        """Return the raw page of a version, hashes verified.

        Raises `PageRetired` if retention removed it, and `StoreDamaged`.
        """
        stem, files = self._version(_stem_and_files, watch, seq)
        if self.is_retired(watch, files[0].name):
            raise PageRetired(f"the page of {watch}, version {seq}, is kept no longer: its text is")
        return self._snapshots.page(self._snapshots.record(watch, stem, files[-1].sha256))

    def files(self, watch: str, seq: int) -> tuple[StoredFile, ...]:
        """Return a version's page, Markdown and record files, in this order, as written."""
        return self._version(_stem_and_files, watch, seq)[1]

    def stems(self, watch: str) -> frozenset[str]:
        """Return the file names, without suffix, of the watch's versions."""
        return frozenset(self._all(_stem, "SELECT stem FROM versions WHERE watch = ?", watch))

    def clause_history(self, watch: str, clause: str) -> tuple[Wording, ...]:
        """Return all wordings of a clause, oldest first."""
        return self.clause_histories(watch, (clause,)).get(clause, ())

    def clause_histories(
        self, watch: str, clauses: tuple[str, ...]
    ) -> dict[str, tuple[Wording, ...]]:
        """Return all wordings of each of these clauses, oldest first."""
        found: dict[str, list[Wording]] = {}
        for wording in self._all(wording_of, _HISTORIES, watch, json.dumps(clauses)):
            found.setdefault(wording.clause, []).append(wording)
        return {clause: tuple(wordings) for clause, wordings in found.items()}

    def clauses_gone(
        self, watch: str, limit: int = _MOST_GONE, ended: int = _MOST_ENDED
    ) -> tuple[Clause, ...]:
        """Return the clauses that were removed, in their last wording, last removed first."""
        return self._all(clause_of, GONE, watch, ended, limit)

    def _version(self, understood: Callable[[sqlite3.Row], T], watch: str, seq: int) -> T:
        found = self._one(
            understood, "SELECT * FROM versions WHERE watch = ? AND seq = ?", watch, seq
        )
        return known(found, f"{watch} has no version {seq}")


def _stem_and_files(row: sqlite3.Row) -> tuple[str, tuple[StoredFile, ...]]:
    return _stem(row), unpack(row["files"], tuple[StoredFile, ...])


def _stem(row: sqlite3.Row) -> str:
    return str(row["stem"])
