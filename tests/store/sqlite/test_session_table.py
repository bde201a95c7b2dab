"""Sessions are kept over restarts, hashed, and end at once when another process revokes them."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.errors import StoreDamaged, StoreFull
from monitor.store.backends import backend_of
from monitor.store.sessions import SessionRow, Sessions
from monitor.store.sqlite import session_table
from monitor.store.sqlite.session_table import FILE, open_sessions, sessions_beside

NOW = datetime(2026, 11, 22, 1, 25, 44, tzinfo=UTC)
HOUR = timedelta(hours=1)


def session(name: str, begun: datetime = NOW) -> SessionRow:
    return SessionRow(name, "alice", "192.0.2.7", begun, begun, begun + 12 * HOUR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def sessions(folder: Path) -> Iterator[Sessions]:
    opened = open_sessions(folder)
    yield opened
    opened.close()


def test_a_session_can_be_used_until_it_ends(sessions: Sessions) -> None:
    assert not sessions.use("a", NOW)
    sessions.begin(session("a"), "p")
    assert sessions.use("a", NOW)
    assert not sessions.use("b", NOW)
    assert sessions.use("a", NOW + 12 * HOUR - timedelta(seconds=1))
    assert not sessions.use("a", NOW + 12 * HOUR)
    assert sessions.live(NOW + 12 * HOUR) == ()


def test_the_list_shows_the_last_use_to_the_minute(sessions: Sessions) -> None:
    sessions.begin(session("a"), "p")
    sessions.begin(session("b", NOW + HOUR), "p")
    sessions.use("a", NOW + timedelta(seconds=59))
    assert [one.last_used for one in sessions.live(NOW)] == [NOW + HOUR, NOW]
    sessions.use("a", NOW + 2 * HOUR)
    first, _ = sessions.live(NOW)
    assert first == SessionRow("a", "alice", "192.0.2.7", NOW, NOW + 2 * HOUR, NOW + 12 * HOUR)


def test_another_process_revokes_at_once(sessions: Sessions, folder: Path) -> None:
    for name in ("a", "b", "c"):
        sessions.begin(session(name), "p")
    beside = sessions_beside(folder)
    assert beside.revoke("a")
    assert not beside.revoke("a")
    assert [sessions.use(name, NOW) for name in ("a", "b", "c")] == [False, True, True]
    assert beside.revoke_all() == 2
    assert sessions.live(NOW) == ()
    beside.close()


def test_a_restart_keeps_sessions_and_another_password_none(folder: Path) -> None:
    first = open_sessions(folder)
    first.begin(session("a"), "old")
    first.close()
    again = open_sessions(folder)
    again.keep_only("old")
    assert again.use("a", NOW)
    again.keep_only("new")
    again.keep_only("old")
    assert not again.use("a", NOW), "the password was another one meanwhile"
    again.close()


def test_a_full_disk_keeps_nobody_out_who_is_signed_in(folder: Path) -> None:
    opened = open_sessions(folder)
    opened.begin(session("a"), "p")
    opened._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreFull):
        opened.begin(session("b"), "p")
    assert opened.use("a", NOW + HOUR)
    assert not opened.use("b", NOW + HOUR)
    opened.close()


def test_their_number_is_bounded(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_table, "MOST", 2)
    for number, name in enumerate("abc"):
        sessions.begin(session(name, NOW + number * HOUR), "p")
    assert [one.id for one in sessions.live(NOW)] == ["c", "b"]


def test_ended_sessions_are_deleted(sessions: Sessions, folder: Path) -> None:
    sessions.begin(session("a"), "p")
    sessions.begin(session("b", NOW + 12 * HOUR), "p")
    connection = sqlite3.connect(folder / FILE)
    assert [row[0] for row in connection.execute("SELECT id FROM sessions")] == ["b"]
    connection.close()


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_file_is_for_its_owner_alone(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        opened = open_sessions(folder)
        opened.begin(session("a"), "p")
        opened.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_command_creates_no_file(tmp_path: Path) -> None:
    """A file of root's would shut the daemon out."""
    backend = backend_of(tmp_path / "snapshots")
    with backend.sessions() as sessions:
        assert sessions.live(NOW) == ()
        assert sessions.revoke_all() == 0
    assert list(tmp_path.iterdir()) == []
    with backend.sessions(daemon=True) as sessions:
        sessions.begin(session("a"), "p")
    with backend.sessions() as sessions:
        assert [one.id for one in sessions.live(NOW)] == ["a"]


@pytest.mark.parametrize("garbage", [b"x" * 5000, b"", b"SQLite format 3\0" + b"\xff" * 4080])
def test_a_damaged_file_signs_everybody_out_and_stops_nothing(folder: Path, garbage: bytes) -> None:
    folder.mkdir(mode=0o700)
    (folder / FILE).write_bytes(garbage)
    if garbage:
        with pytest.raises(StoreDamaged):
            sessions_beside(folder)
    opened = open_sessions(folder)
    assert opened.live(NOW) == ()
    opened.begin(session("a"), "p")
    assert opened.use("a", NOW)
    opened.close()


def test_a_table_of_another_shape_is_damage(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    connection = sqlite3.connect(folder / FILE)
    connection.execute("CREATE TABLE sessions (id TEXT)")
    connection.close()
    with pytest.raises(StoreDamaged):
        sessions_beside(folder)
    opened = open_sessions(folder)
    assert opened.live(NOW) == ()
    opened.close()


def test_a_link_in_its_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(mode=0o700)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"precious")
    (folder / FILE).symlink_to(elsewhere)
    with pytest.raises(StoreDamaged, match="symbolic link"):
        sessions_beside(folder)
    open_sessions(folder).close()
    assert elsewhere.read_bytes() == b"precious"
    assert not (folder / FILE).is_symlink()
