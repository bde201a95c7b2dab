"""Erase deleted words from the files of the index, a little per tick.

FTS5 only marks a deleted row; its words stay readable in the file until all segments were merged into
one. Then the write-ahead log, which holds former pages, is emptied. A mark in the index lets the next
start go on after a crash.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from monitor.store.error_translation import understanding
from monitor.store.sqlite.connection import patience, transaction

PAGES: Final = 200
"""Pages that are merged per tick, which takes some milliseconds."""

_MARK: Final = "words to erase"
"""Key of the mark; stored, so never renamed."""

_UNCHANGED: Final = 2
"""FTS5 writes fewer rows than this when there is nothing to merge."""


class WordErasure:
    """Merges the full-text index on the connection that writes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        with understanding(path):
            found = connection.execute("SELECT 1 FROM key_values WHERE key = ?", (_MARK,))
            self._left = found.fetchone() is not None
        self._begun = False

    def begin(self, connection: sqlite3.Connection) -> None:
        """Mark that words were deleted, within the caller's transaction."""
        connection.execute("INSERT OR REPLACE INTO key_values VALUES (?, x'')", (_MARK,))
        self._left, self._begun = True, False

    def kick(self) -> None:
        """Merge the next pages; when all are merged, empty the write-ahead log and drop the mark."""
        if not self._left:
            return
        if self._merge() or not self._emptied():
            return
        with transaction(self._connection, self._path) as connection:
            connection.execute("DELETE FROM key_values WHERE key = ?", (_MARK,))
        self._left = False

    def finish(self) -> None:
        """Erase everything at once, as far as other connections allow."""
        while self._merge():
            pass
        self.kick()

    def _merge(self) -> bool:
        """Merge some pages; return whether there may be more. A negative number starts a new merge."""
        pages = PAGES if self._begun else -PAGES
        self._begun = True
        with transaction(self._connection, self._path) as connection:
            before = connection.total_changes
            connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
            return connection.total_changes - before >= _UNCHANGED

    def _emptied(self) -> bool:
        """Empty the write-ahead log; return whether no reader prevented it."""
        with understanding(self._path), patience(self._connection, 0):
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
