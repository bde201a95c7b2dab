"""A roll holds each reading of its day once, by watch and time, however many steps it took."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from monitor.store.codec import sha256
from monitor.store.compression import decompress
from monitor.store.sqlite.day_rolls import DayRoll, read_rolls
from monitor.store.sqlite.pace import STEP
from monitor.transparency.entries import DayEntry, roll_line

WATCH = "ostenz/privacy-policy"


def test_a_roll_is_what_its_entry_says() -> None:
    roll = DayRoll("2026-11-22")
    lines = [roll_line(WATCH, f"2026-11-22T00:00:0{n}Z", "first", None) for n in range(3)]
    for line in lines:
        roll.add(line)
    whole = b"".join(lines)
    assert roll.entry == DayEntry("2026-11-22", 3, sha256(whole))
    assert decompress(roll.file()) == whole


def test_each_reading_is_in_the_roll_of_its_day_once(books: Any, root: Path) -> None:
    """Also where many readings have the same time, and where the steps end between them."""
    times = [f"2026-11-2{day}T00:00:{n // 700:02}Z" for day in (1, 2, 3) for n in range(STEP + 7)]
    connection = books.store._connection
    connection.executemany(
        "INSERT INTO readings (watch, at, outcome, status) VALUES (?, ?, 'same words', 200)",
        [(WATCH, at) for at in times],
    )
    rolls: dict[str, DayRoll] = {}
    steps = sum(1 for _ in read_rolls(connection, root, "2026-11-22", "2026-11-23", rolls))
    lines = decompress(rolls.pop("2026-11-22").file())
    wanted = [roll_line(WATCH, at, "same words", None) for at in times if at < "2026-11-23"]
    assert lines == b"".join(wanted[STEP + 7 :])
    assert not rolls
    assert steps
