"""Encode values for the index and the files: times as sortable text, everything else as JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256 as _sha256
from threading import Lock
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")

_STEM: Final = "%Y-%m-%dT%H-%M-%SZ"

_DECODERS: Final[dict[Any, msgspec.json.Decoder[Any]]] = {}
_MAKING: Final = Lock()
"""Serialises the creation of decoders: msgspec crashes if two threads first use a type at once."""


def stamp(moment: datetime) -> str:
    """Return an aware time as UTC text of fixed width, so that texts sort like times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """Return the time, in UTC, that `stamp` encoded."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """Return the time that `stamp` encoded; None for None."""
    return None if text is None else moment(text)


def stem_for(captured_at: datetime) -> str:
    """Return the name of a version's files without suffix: `2026-11-22T01-25-44Z`."""
    return captured_at.astimezone(UTC).strftime(_STEM)


def free_stem(captured_at: datetime, taken: frozenset[str]) -> str:
    """Return the stem of a version, with `-2`, `-3` … if it is taken."""
    stem = stem_for(captured_at)
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in names if name not in taken)


def pack(value: object) -> bytes:
    """Encode a value as JSON."""
    return msgspec.json.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """Decode a value that `pack` encoded; unknown fields, of a later release, are ignored."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        with _MAKING:
            decoder = _DECODERS[kind] = msgspec.json.Decoder(kind)
    return decoder.decode(data)  # type: ignore[no-any-return] # the decoder returns a T


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return _sha256(data).hexdigest()
