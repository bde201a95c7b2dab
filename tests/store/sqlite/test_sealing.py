"""Each day is closed once, with all its readings, in steps of which none is long."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreFull
from monitor.store.codec import stamp
from monitor.store.compression import decompress
from monitor.store.snapshots.log_files import LogFiles
from monitor.store.sqlite import log_table, pace
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.transparency import audit, merkle
from monitor.transparency.entries import VersionEntry

WATCH = "ostenz/privacy-policy"
MANY = 10_000


def test_a_day_is_closed_once_with_all_its_readings(books: Any, root: Path) -> None:
    books.change(WATCH, "We sell nothing.")
    books.read(WATCH)
    for _ in range(2):
        books.store.sealing.finish(books.now + timedelta(days=1))
    roll = decompress((root / "log" / "2026-11-22.roll.zst").read_bytes())
    assert [line.split(b'", "')[2][:5] for line in roll.splitlines()] == [b"first", b"not m"]
    assert [p.name for p in (root / "log").glob("*.checkpoint")] == ["0000000002.checkpoint"]


def test_a_reading_belongs_to_the_day_on_which_it_began(books: Any, root: Path) -> None:
    midnight = books.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    for moment in (midnight - timedelta(microseconds=1), midnight):
        books.now = moment
        books.read(WATCH)
    counts = []
    for days in (1, 2):
        books.store.sealing.finish(midnight + timedelta(days=days - 1, hours=1))
        rolls = sorted((root / "log").glob("*.roll.zst"))
        counts.append([decompress(path.read_bytes()).count(b"\n") for path in rolls])
    assert counts == [[1], [1, 1]]


def test_no_day_is_closed_before_its_last_readings_may_be_stored(books: Any, root: Path) -> None:
    books.read(WATCH)
    midnight = books.now.replace(hour=0, minute=0) + timedelta(days=1)
    books.store.sealing.finish(midnight + timedelta(minutes=59))
    assert not list((root / "log").glob("*.roll.zst"))
    books.store.sealing.finish(midnight + timedelta(minutes=61))
    assert [path.name for path in (root / "log").glob("*.roll.zst")] == ["2026-11-22.roll.zst"]


def test_a_day_that_could_not_be_written_is_closed_by_the_next_tick(
    books: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.read(WATCH)
    later = books.now + timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(books.store.sealing._files, "write_roll", _full)
        with pytest.raises(StoreFull):
            books.store.sealing.finish(later)
    books.store.sealing.finish(later)
    assert [path.name for path in (root / "log").glob("*.roll.zst")] == ["2026-11-22.roll.zst"]
    assert books.store.query.log_entries()[1:] == ()


def _full(*_: object) -> None:
    raise StoreFull(Path("snapshots"), "no room")


def fill(store: SqliteStore, at: str, first: int) -> None:
    """Log 10,000 versions and store 10,000 readings of a day."""
    with transaction(store._connection, store._path) as connection:
        connection.executemany(
            "INSERT INTO readings (watch, at, outcome, status) VALUES (?, ?, 'same words', 200)",
            [(WATCH, f"{at[:20]}{n:06}Z") for n in range(MANY)],
        )
        for n in range(first, first + MANY):
            log_table.append(connection, VersionEntry(WATCH, f"version {n}", "0" * 64))


def test_no_tick_is_long_however_long_the_log(
    books: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measured: 46 ms of processor time for the longest of 20,000 versions and 20,000 readings."""
    hashed = 0

    def counted(entry: bytes) -> bytes:
        nonlocal hashed
        hashed += 1
        return merkle.leaf_hash(entry)

    monkeypatch.setattr(audit, "leaf_hash", counted)
    for day in range(2):
        moment = books.now + timedelta(days=day)
        fill(books.store, stamp(moment), day * MANY)
        done = False
        while not done:
            hashed, began = 0, time.thread_time()
            done = books.store.sealing.kick(moment + timedelta(days=1))
            assert time.thread_time() - began < 0.25
            assert hashed <= 2 * pace.STEP
    rolls = [decompress(p.read_bytes()).count(b"\n") for p in (root / "log").glob("*.roll.zst")]
    assert rolls == [MANY, MANY]
    assert len(list((root / "log").glob("*.checkpoint"))) == 2


@pytest.mark.parametrize("steps", range(7, 14, 3))
def test_signing_at_once_begins_the_steps_under_way_anew(
    books: Any, root: Path, steps: int
) -> None:
    fill(books.store, stamp(books.now), 0)
    later = books.now + timedelta(days=1)
    for _ in range(steps):
        books.store.sealing.kick(later)
    books.change(WATCH, "We sell nothing.")
    books.store.sealing.sign()
    books.change(WATCH, "We sell all.")
    books.store.sealing.finish(later)
    books.store.sealing.sign()
    entries = books.store.query.log_entries()
    assert len(entries) == len(set(entries)) == MANY + 3
    assert LogFiles(root, books.store.snapshots.files).entries() == entries


def test_a_secret_of_an_earlier_release_moves_out_of_the_index(books: Any, root: Path) -> None:
    books.store.put("key of the page", b"k" * 32)
    assert books.store.secret("session") == b"k" * 32 == books.store.secret("session")
    assert books.store.get("key of the page") is None
    assert (root.parent / ".policy-monitor" / root.name / "session.key").read_bytes() == b"k" * 32
