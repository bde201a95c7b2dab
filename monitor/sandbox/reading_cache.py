"""Readings of pages, encoded, within a bound of bytes: the least recently used goes first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

MOST_BYTES: Final = 32 * 2**20


class ReadingCache:
    """Maps the key of a page to its encoded reading."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._readings: OrderedDict[str, bytes] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes of the readings that are held."""
        return self._size

    def get(self, key: str) -> bytes:
        """Return the reading; empty if there is none."""
        if key not in self._readings:
            return b""
        self._readings.move_to_end(key)
        return self._readings[key]

    def put(self, key: str, reading: bytes) -> None:
        """Keep a reading, in place of older ones if need be; ignore an empty or too long one."""
        if not reading or len(reading) > self._most:
            return
        self._size += len(reading) - len(self._readings.pop(key, b""))
        self._readings[key] = reading
        while self._size > self._most:
            _, dropped = self._readings.popitem(last=False)
            self._size -= len(dropped)
