"""The table of sessions, in a file of its own among the secrets.

Who may sign in belongs in no folder that people browse, copy and commit, and a rebuilt index keeps it.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged, StoreFull, StoreLocked
from monitor.store.codec import moment, stamp
from monitor.store.error_translation import understanding, writing
from monitor.store.sessions import SessionRow
from monitor.store.snapshots.lock import make_folder
from monitor.store.sqlite.connection import create_private, transaction

FILE: Final = "sessions.sqlite"
MOST: Final = 1000
"""Sessions kept; the one that was used longest ago ends first."""
NOTED_EVERY: Final = timedelta(minutes=1)
"""How exact `last_used` is: a page of many parts costs one write."""
PATIENCE_S: Final = 2.0
"""How long to wait for another process: the daemon's loop stands still meanwhile."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, user TEXT NOT NULL, address TEXT NOT NULL, begun TEXT NOT NULL,
    last_used TEXT NOT NULL, ends TEXT NOT NULL, password TEXT NOT NULL
) WITHOUT ROWID
"""
_SURPLUS: Final = """
DELETE FROM sessions
WHERE id IN (SELECT id FROM sessions ORDER BY last_used DESC, id LIMIT -1 OFFSET ?)
"""


class SqliteSessions:
    """Implements `sessions.Sessions` for one thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def begin(self, session: SessionRow, password: str) -> None:
        """Add a session; remove those that have ended, and the surplus."""
        times = (stamp(at) for at in (session.begun, session.last_used, session.ends))
        row = (session.id, session.user, session.address, *times, password)
        with transaction(self._connection, self._path) as connection:
            connection.execute("DELETE FROM sessions WHERE ends <= ?", (stamp(session.begun),))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            connection.execute(_SURPLUS, (MOST,))

    def keep_only(self, password: str) -> None:
        """Revoke the sessions that were opened with another password."""
        self._delete("WHERE password != ?", password)

    def use(self, session: str, now: datetime) -> bool:
        """Return whether the session can be used, and note the use unless one was noted just now."""
        with understanding(self._path):
            row = self._connection.execute(
                "SELECT last_used FROM sessions WHERE id = ? AND ends > ?", (session, stamp(now))
            ).fetchone()
            noted = row is not None and now - moment(row["last_used"]) < NOTED_EVERY
        if row is not None and not noted:
            with suppress(StoreFull, StoreLocked):  # a full disk keeps nobody out
                self._note(session, now)
        return row is not None

    def live(self, now: datetime) -> tuple[SessionRow, ...]:
        """Return the sessions that can be used, last used first."""
        with understanding(self._path):
            rows = self._connection.execute(
                "SELECT * FROM sessions WHERE ends > ? ORDER BY last_used DESC, id", (stamp(now),)
            )
            return tuple(map(_session_of, rows))

    def revoke(self, session: str) -> bool:
        """End a session; return whether it existed."""
        return self._delete("WHERE id = ?", session) > 0

    def revoke_all(self) -> int:
        """End all sessions; return their number."""
        return self._delete("")

    def _note(self, session: str, now: datetime) -> None:
        with transaction(self._connection, self._path) as connection:
            connection.execute(
                "UPDATE sessions SET last_used = ? WHERE id = ?", (stamp(now), session)
            )

    def _delete(self, which: str, *values: str) -> int:
        with transaction(self._connection, self._path) as connection:
            return connection.execute(f"DELETE FROM sessions {which}", values).rowcount  # noqa: S608 - `which` is one of the literals above


def open_sessions(folder: Path) -> SqliteSessions:
    """Open the sessions in this folder for the daemon; create what is missing.

    A damaged file is replaced: everybody signs in anew, and nothing else depends on it.
    """
    make_folder(folder)
    path = folder / FILE
    try:
        return _opened(path)
    except StoreDamaged:
        with writing(path):
            for name in (path, path.with_name(f"{FILE}-journal")):
                name.unlink(missing_ok=True)
        return _opened(path)


def sessions_beside(folder: Path) -> SqliteSessions:
    """Open the sessions for a command beside a daemon; without a file there are none.

    A command may run as root, and a file of root's would shut the daemon out: it creates none.
    """
    path = folder / FILE
    return _opened(path) if path.exists() else _prepared(sqlite3.connect(":memory:"), path)


def _opened(path: Path) -> SqliteSessions:
    if path.is_symlink():
        raise StoreDamaged(path, "it is a symbolic link: the store does not follow links")
    create_private(path)
    with understanding(path):
        connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    try:
        return _prepared(connection, path)
    except BaseException:
        with suppress(sqlite3.Error):
            connection.close()
        raise


def _prepared(connection: sqlite3.Connection, path: Path) -> SqliteSessions:
    connection.row_factory = sqlite3.Row
    with understanding(path):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(_TABLE)
        connection.execute(
            "SELECT id, user, address, begun, last_used, ends, password FROM sessions LIMIT 1"
        )
    return SqliteSessions(connection, path)


def _session_of(row: sqlite3.Row) -> SessionRow:
    times = (moment(row[name]) for name in ("begun", "last_used", "ends"))
    return SessionRow(row["id"], row["user"], row["address"], *times)
