"""Each day is closed once, with all its readings, and a checkpoint is signed of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from monitor.store.compression import decompress

WATCH = "ostenz/privacy-policy"


def test_a_day_is_closed_once_with_all_its_readings(books: Any, root: Path) -> None:
    books.change(WATCH, "We sell nothing.")
    books.read(WATCH)
    for _ in range(2):
        books.store.sealing.finish(books.now + timedelta(days=1))
    roll = decompress((root / "log" / "2026-11-22.roll.zst").read_bytes())
    assert [line.split(b'", "')[2][:5] for line in roll.splitlines()] == [b"first", b"not m"]
    assert [p.name for p in (root / "log").glob("*.checkpoint")] == ["0000000002.checkpoint"]


def test_a_secret_of_an_earlier_release_moves_out_of_the_index(books: Any, root: Path) -> None:
    books.store.put("key of the page", b"k" * 32)
    assert books.store.secret("session") == b"k" * 32 == books.store.secret("session")
    assert books.store.get("key of the page") is None
    assert (root.parent / ".policy-monitor" / root.name / "session.key").read_bytes() == b"k" * 32
