"""Entries are canonical bytes: written and read back, and nothing else is read."""

from __future__ import annotations

import pytest

from monitor.transparency.entries import (
    DayEntry,
    Entry,
    ForgottenEntry,
    OrdersEntry,
    RetiredEntry,
    VersionEntry,
    decode,
    encode,
    order_line,
    roll_line,
)

ENTRIES = (
    VersionEntry("a/é", "2026-11-22T01-25-44Z", "ab"),
    DayEntry("2026-11-22", 48, "cd"),
    OrdersEntry("2026-11-22", 1, 7, "ef"),
    ForgottenEntry("a/b", "2026-11-22T01:25:44.000000Z", "alice", 2, None, "c2ln"),
    RetiredEntry("a/b", "2026-11-22T01-25-44Z.html.zst", "2026-11-22T01:25:44.000000Z", "c2ln"),
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_read_back(entry: Entry) -> None:
    assert decode(encode(entry)) == entry


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[" * 9000,
        encode(ENTRIES[0]) + b" ",
        b"\xff",
        b"[]",
        b'{"type":[]}',
        b'{"type":"day","day":1,"readings":1,"roll":""}',
        b'{"type":"never"}',
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data)


def test_a_reading_is_one_line() -> None:
    line = roll_line("a/b", "2026-11-22T01:25:44Z", "same\nbytes", None)
    assert line.count(b"\n") == 1


def test_an_order_is_one_line() -> None:
    line = order_line(1, "2026-11-22T01:25:44Z", "al\nice", "192.0.2.7", "check", "a/b")
    assert line.count(b"\n") == 1
