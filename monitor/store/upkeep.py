"""Results of the upkeep of a store: recovery after a crash, verification, rebuild."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.transparency.entries import ForgottenEntry

Progress = Callable[[int, int], None]
"""Called with the number of items done and the number of all items."""

KeptOutside = tuple[tuple[str, str], ...]
"""Checkpoints of the log that were kept elsewhere: the path of each file, and its text."""

WriteObserver = Callable[[str], None]
"""Called with the name of each point that a durable write passes; a test may stop the process there."""


def unobserved(_point: str) -> None:
    """The `WriteObserver` of production: do nothing."""


def unreported(_done: int, _total: int) -> None:
    """The `Progress` of callers that show none: do nothing."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What opening a store repaired after a crash."""

    rebuilt: int = 0
    """Versions read from their files because the index was lost."""
    leases: int = 0
    """Alerts returned to the outbox."""
    temporaries: int = 0
    """Unfinished files removed."""
    orphans: int = 0
    """Versions removed that were written and never committed."""
    forgotten: int = 0
    """Files removed of watches that were forgotten."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of all versions; a different thirtieth each day covers all within a month."""

    part: int = 0
    of: int = 1

    @classmethod
    def of_day(cls, now: datetime, of: int = 30) -> Share:
        """Return the share of this day: the next day has the next share."""
        return cls(now.toordinal(), of)


EVERYTHING: Final = Share()
"""All versions."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a verification."""

    versions: int
    """How many versions were checked."""
    damaged: tuple[StoreDamaged, ...]
    """Files that were altered, are missing or planted, or contradict the index or the log."""
    orphans: tuple[Path, ...]
    """Files of versions that the index does not know: harmless, left by a crash or an older index."""
    entries: int = 0
    """How many entries the log has."""
    checkpoints: int = 0
    """How many signed checkpoints of the log were compared with it."""
    forgotten: tuple[ForgottenEntry, ...] = ()
    """The last forgetting of each watch that was forgotten."""
    retired: int = 0
    """How many files the log says that retention removed."""
    newest: str = ""
    """The newest checkpoint of the log, as it was signed; "" before the first."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed of a watch, and what is left."""

    watch: str
    versions: int
    events: int
    readings: int
    undelivered: int
    """Alerts that were never delivered, and never will be."""
    files: int
    left: tuple[Path, ...]
    """What else lies in the folder of the watch: not written by the store."""
    old_indexes: tuple[Path, ...]
    """Indexes that a rebuild kept; they still hold the watch."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of a damaged index were saved."""

    alerts: int = 0
    events: int = 0
    readings: int = 0


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The result of a rebuild."""

    watches: int
    versions: int
    damaged: tuple[StoreDamaged, ...]
    """Files that were skipped: their content is not in the new index."""
    salvaged: Salvaged
    """Rows taken from the old index; alerts that were not delivered are pending again."""
    kept: Path | None
    """Where the old index was moved to; None if there was no index."""
