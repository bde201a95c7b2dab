"""How values are put into the index and the files: times as text that sorts, the rest as JSON."""

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
"""msgspec kills the process where two threads meet one type for the first time."""


def stamp(moment: datetime) -> str:
    """An aware time as UTC text of fixed width, so that text order is the order of time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """The time, in UTC, that `stamp` wrote."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """The same where there may be none."""
    return None if text is None else moment(text)


def stem_for(captured_at: datetime) -> str:
    """The name of a version's files, without suffix: `2026-11-22T01-25-44Z`."""
    return captured_at.astimezone(UTC).strftime(_STEM)


def free_stem(captured_at: datetime, taken: frozenset[str]) -> str:
    """Return the stem of a version, with `-2`, `-3` … if it is taken."""
    stem = stem_for(captured_at)
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in names if name not in taken)


def pack(value: object) -> bytes:
    """A value as JSON."""
    return msgspec.json.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """The value that `pack` wrote; fields that this release does not know are passed over."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        with _MAKING:
            decoder = _DECODERS[kind] = msgspec.json.Decoder(kind)
    return decoder.decode(data)  # type: ignore[no-any-return] # of this kind


def sha256(data: bytes) -> str:
    """The SHA-256 in hexadecimal."""
    return _sha256(data).hexdigest()
