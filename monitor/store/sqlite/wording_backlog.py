"""Write the wordings of a long version a little per tick: all at once would hold the event loop.

Those of a short version are written in its own transaction. A long one leaves a mark there, so that
the next start writes what a crash left behind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from monitor.decide.memory import Version
from monitor.errors import UsageError
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.rewording import Rewording, rewording_of, write, write_all

AT_ONCE: Final = 1_000
"""Rows that are written per tick, which takes about 15 ms; a version with more clauses is long."""
CHARACTERS_AT_ONCE: Final = 200_000
"""Characters of a version above which it is long, too: indexing that many words takes 50 ms."""

_MARK: Final = "wordings left of "
"""Prefix of the keys that mark a watch; stored, so never renamed."""


class WordingBacklog:
    """The versions that are not written in full, by watch, on the daemon's connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._left: dict[str, Version | Rewording] = {}

    def begin(self, version: Version) -> None:
        """Write a short version within the caller's transaction; mark a long one, for `put`."""
        if is_long(version):
            self._connection.execute(
                "INSERT OR REPLACE INTO key_values VALUES (?, ?)",
                (_MARK + version.watch, str(version.seq).encode()),
            )
        else:
            write_all(self._connection, version)

    def put(self, version: Version) -> None:
        """Add a version once its transaction is committed."""
        if is_long(version):
            self._left[version.watch] = version

    def kick(self) -> None:
        """Compare a version with the wordings that stand, or write its next rows."""
        watch, left = next(iter(self._left.items()), ("", None))
        if isinstance(left, Version):
            self._left[watch] = rewording_of(self._connection, left)
        elif left is not None:
            with transaction(self._connection, self._path) as connection:
                rest = write(connection, left, AT_ONCE, CHARACTERS_AT_ONCE)
                if rest.done:
                    self._unmark(watch)
            self._left[watch] = rest
            if rest.done:
                del self._left[watch]

    def finish(self, watch: str | None = None) -> None:
        """Write rows until none of this watch is left; without a watch, until none is left."""
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
            self._left[watch] = found
        self.finish()

    def _unmark(self, watch: str) -> None:
        self._connection.execute("DELETE FROM key_values WHERE key = ?", (_MARK + watch,))


def is_long(version: Version) -> bool:
    """Return whether a version has more clauses or characters than are written at once."""
    if len(version.clauses) > AT_ONCE:
        return True
    return sum(len(clause.text) for clause in version.clauses) > CHARACTERS_AT_ONCE
