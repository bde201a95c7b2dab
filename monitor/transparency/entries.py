"""The entries of the log, in canonical JSON: sorted keys, no blanks, UTF-8.

A version  → {"record":"<sha256 of its record file>","type":"version","version":"2026-11-22T01-25-44Z","watch":"a/b"}
A day      → {"day":"2026-11-22","readings":48,"roll":"<sha256 of the day's roll>","type":"day"}
The roll of a day lists every reading, also those that found nothing new: one JSON list per line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """A version was stored, with this record file."""

    watch: str
    version: str
    """The stem of its files."""
    record: str
    """SHA-256 of the record file, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A day in UTC ended, with these readings."""

    day: str
    """`2026-11-22`"""
    readings: int
    roll: str
    """SHA-256 of the roll, in hexadecimal."""


Entry = VersionEntry | DayEntry


def encode(entry: Entry) -> bytes:
    """Return the bytes that are hashed as a leaf of the tree."""
    if isinstance(entry, VersionEntry):
        fields = {
            "type": "version",
            "watch": entry.watch,
            "version": entry.version,
            "record": entry.record,
        }
        return _canonical(fields)
    day = {"type": "day", "day": entry.day, "readings": entry.readings, "roll": entry.roll}
    return _canonical(day)


def decode(data: bytes) -> Entry:
    """Return the entry that `encode` wrote; raises `ValueError`, also where the bytes are not canonical."""
    try:
        match json.loads(data):
            case {"type": "version", "watch": str(w), "version": str(v), "record": str(r)}:
                entry: Entry = VersionEntry(w, v, r)
            case {"type": "day", "day": str(day), "readings": int(n), "roll": str(roll)}:
                entry = DayEntry(day, n, roll)
            case _:
                raise ValueError("it is no entry of this log")
    except RecursionError:
        raise ValueError("it is no entry of this log") from None
    if encode(entry) != data:
        raise ValueError("it is not canonical")
    return entry


def roll_line(watch: str, at: str, outcome: str, text_sha256: str | None) -> bytes:
    """Return the line of one reading in the roll of its day."""
    return json.dumps([watch, at, outcome, text_sha256], ensure_ascii=False).encode() + b"\n"


def _canonical(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
