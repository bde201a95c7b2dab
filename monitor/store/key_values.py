"""Small values and secrets of other components, kept over restarts."""

from __future__ import annotations

from typing import Protocol


class KeyValues(Protocol):
    """Small values of other components, kept over restarts."""

    def put(self, key: str, value: bytes) -> None:
        """Store a value, replacing an earlier one."""

    def get(self, key: str) -> bytes | None:
        """Return the value; None if the key was never put."""
        ...


class Secrets(Protocol):
    """Secrets of other components, kept apart from what is stored."""

    def secret(self, name: str) -> bytes:
        """Return the 32 secret bytes of this name; create them on the first call."""
        ...
