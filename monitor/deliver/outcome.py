"""The outcome of one attempt to deliver, decided where the answer arrives, never from its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Delivered:
    """The receiver has the alert."""

    note: str = ""
    """What the operator should know all the same: `refused for a@example.org: 552 …`."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The attempt failed; the schedule says when to retry."""

    error: str
    retry_after: timedelta | None = None
    """How long the receiver asks to be left alone (Retry-After)."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The receiver wants no further alert (410 Gone): disable the channel."""

    error: str


Outcome = Delivered | Failed | Gone
