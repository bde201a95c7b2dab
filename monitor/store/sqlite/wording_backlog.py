"""Write the wordings of a long version a little per tick: all at once would hold the event loop.

The first rows are written in the version's own transaction, together with a mark that others are
left. A crash leaves the mark, and the next start writes the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from monitor.decide.memory import Version
from monitor.errors import UsageError
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.rewording import Rewording, rewording_of, write

AT_ONCE: Final = 2_000
"""Rows that are written per tick, which takes about 20 ms."""

_MARK: Final = "wordings left of "
"""Prefix of the keys that mark a watch; stored, so never renamed."""


class WordingBacklog:
    """The rows that are left, by watch, on the daemon's connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._left: dict[str, Rewording] = {}

    def begin(self, version: Version) -> Rewording:
        """Write the first rows within the caller's transaction; return the rest, for `put`."""
        rest = write(self._connection, rewording_of(self._connection, version), AT_ONCE)
        if not rest.done:
            self._connection.execute(
                "INSERT OR REPLACE INTO key_values VALUES (?, ?)",
                (_MARK + version.watch, str(version.seq).encode()),
            )
        return rest

    def put(self, rest: Rewording) -> None:
        """Add what is left of a version once its transaction is committed."""
        if not rest.done:
            self._left[rest.watch] = rest

    def kick(self) -> None:
        """Write the next rows of one version."""
        for watch, rest in self._left.items():
            with transaction(self._connection, self._path) as connection:
                rest = write(connection, rest, AT_ONCE)
                if rest.done:
                    self._unmark(watch)
            self._left[watch] = rest
            if rest.done:
                del self._left[watch]
            return

    def finish(self, watch: str | None = None) -> None:
        """Write all rows that are left, of one watch or of all."""
        while self._left if watch is None else watch in self._left:
            self.kick()

    def recover(self, version: Callable[[str, int], Version]) -> None:
        """Write what a crash left behind."""
        marks = self._connection.execute(
            "SELECT key, value FROM key_values WHERE key LIKE ?", (f"{_MARK}%",)
        ).fetchall()
        for key, seq in marks:
            watch = key.removeprefix(_MARK)
            try:
                found = version(watch, int(seq))
            except UsageError:  # the watch was forgotten
                self._unmark(watch)
                continue
            self._left[watch] = rewording_of(self._connection, found)
        self.finish()

    def _unmark(self, watch: str) -> None:
        self._connection.execute("DELETE FROM key_values WHERE key = ?", (_MARK + watch,))
