"""Questions about the log and the chain of records."""

from __future__ import annotations

from monitor.store.error_translation import understanding
from monitor.store.sqlite import log_table
from monitor.store.sqlite.query_base import QueryBase


class LogQueries(QueryBase):
    """The questions that verification asks."""

    def log_entries(self) -> tuple[bytes, ...]:
        """Return the entries of the log in the index; none in the index of an earlier release."""
        with understanding(self._path):
            return log_table.entries(self._connection) if log_table.exists(self._connection) else ()

    def is_retired(self, watch: str, file: str) -> bool:
        """Return whether retention removed this file of a watch."""
        with understanding(self._path):
            exists = log_table.exists(self._connection)
            return exists and log_table.is_retired(self._connection, watch, file)

    def record_hashes(self) -> dict[tuple[str, str], str]:
        """Return the hash of each version's record by watch and stem."""
        rows = self._all(
            lambda row: (row["watch"], row["stem"], log_table.record_hash(row["files"])),
            "SELECT watch, stem, files FROM versions ORDER BY watch, seq",
        )
        return {(watch, stem): record for watch, stem, record in rows}

    def record_before(self, watch: str, seq: int) -> str | None:
        """Return the hash of the record before this version; None for the first."""
        return self._one(
            lambda row: log_table.record_hash(row["files"]),
            "SELECT files FROM versions WHERE watch = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
            watch, seq,
        )  # fmt: skip
