"""What became of one attempt to deliver: decided where the answer is known, never from its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Delivered:
    """The receiver has it."""

    note: str = ""
    """What the operator should know all the same: a recipient that was refused among others."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Not now: to be tried again by the schedule."""

    error: str
    retry_after: timedelta | None = None
    """How long the receiver asks to be left alone."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The receiver wants no alert ever again (410): the channel is to be disabled."""

    error: str


Outcome = Delivered | Failed | Gone
