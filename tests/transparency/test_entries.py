"""Entries are canonical bytes: written and read back, and nothing else is read."""

from __future__ import annotations

import pytest

from monitor.transparency.entries import DayEntry, Entry, VersionEntry, decode, encode, roll_line

ENTRIES = (VersionEntry("a/é", "2026-11-22T01-25-44Z", "ab"), DayEntry("2026-11-22", 48, "cd"))


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_read_back(entry: Entry) -> None:
    assert decode(encode(entry)) == entry


@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 9000, encode(ENTRIES[0]) + b" ", b"\xff"])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data)


def test_a_reading_is_one_line() -> None:
    line = roll_line("a/b", "2026-11-22T01:25:44Z", "same\nbytes", None)
    assert line.count(b"\n") == 1
