"""The entries of the log, in canonical JSON: sorted keys, no blanks, UTF-8, with the `type` of `KINDS`.

A version    → {"record":"<sha256 of its record file>","type":"version","version":"2026-11-22T01-25-44Z","watch":"a/b"}
A day        → {"day":"2026-11-22","readings":48,"roll":"<sha256 of the day's roll>","type":"day"}
Orders       → {"day":"2026-11-22","first":3,"last":7,"roll":"<sha256 of their roll>","type":"orders"}
A forgetting → {"at":…,"by":"alice","head":"<sha256 of the newest record>","signature":…,"type":"forgotten",…}
A retirement → {"at":…,"file":"2026-11-22T01-25-44Z.html.zst","signature":…,"subject":"a/b","type":"retired"}

The roll of a day lists every reading, also those that found nothing new: one JSON list per line. The
roll of orders lists every order alike. A removal is signed by itself, see `removals`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

import msgspec


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


@dataclass(frozen=True, slots=True)
class OrdersEntry:
    """Orders were closed, up to the end of this day in UTC."""

    day: str
    first: int
    """The number of the first order."""
    last: int
    roll: str
    """SHA-256 of their roll, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class ForgottenEntry:
    """Everything that was stored of a watch until then was removed, by order of somebody."""

    watch: str
    at: str
    """`2026-11-22T01:25:44.123456Z`; versions up to this time are gone."""
    by: str
    versions: int
    head: str | None
    """The record's hash in the watch's last entry; None if no version of it was logged."""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class RetiredEntry:
    """A file was removed because the configured time to keep it is over."""

    subject: str
    """The watch whose page it was, or `orders`."""
    file: str
    at: str
    signature: str = ""


Removal = ForgottenEntry | RetiredEntry
Entry = VersionEntry | DayEntry | OrdersEntry | Removal

KINDS: Final[Mapping[str, type[Entry]]] = {
    "version": VersionEntry,
    "day": DayEntry,
    "orders": OrdersEntry,
    "forgotten": ForgottenEntry,
    "retired": RetiredEntry,
}
"""Type of an entry → its class."""

_TYPES: Final = {kind: name for name, kind in KINDS.items()}


def encode(entry: Entry) -> bytes:
    """Return the bytes that are hashed as a leaf of the tree."""
    fields = {"type": _TYPES[type(entry)], **asdict(entry)}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(data: bytes) -> Entry:
    """Return the entry that `encode` wrote; raises `ValueError`, also where the bytes are not canonical."""
    try:
        fields = json.loads(data)
        entry = msgspec.convert(fields, KINDS[fields["type"]])
    except (RecursionError, TypeError, KeyError, msgspec.ValidationError):
        raise ValueError("it is no entry of this log") from None
    if encode(entry) != data:
        raise ValueError("it is not canonical")
    return entry


def roll_line(watch: str, at: str, outcome: str, text_sha256: str | None) -> bytes:
    """Return the line of one reading in the roll of its day."""
    return json.dumps([watch, at, outcome, text_sha256], ensure_ascii=False).encode() + b"\n"


def order_line(number: int, at: str, user: str, origin: str, name: str, watch: str) -> bytes:
    """Return the line of one order in its roll."""
    order = [number, at, user, origin, name, watch]
    return json.dumps(order, ensure_ascii=False).encode() + b"\n"
