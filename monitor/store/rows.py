"""What the index tells people: one frozen row per question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.decide.memory import Candidate, Flicker, Problem, State, VersionRef
from monitor.model import Alert, EventType, PrintedDate, Report, Severity

AlertState = Literal["pending", "leased", "sent", "dead"]


@dataclass(frozen=True, slots=True)
class Status:
    """How one watch stands."""

    watch: str
    company: str
    document: str
    url: str
    state: State
    since: datetime
    due: datetime
    head: int
    last_read: datetime | None
    last_change: datetime | None
    problem: Problem | None
    candidate: Candidate | None
    """What was seen and is not believed yet."""
    blinking_since: datetime | None
    flickers: tuple[Flicker, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a watch, its words aside."""

    watch: str
    seq: int
    stem: str
    captured_at: datetime
    page_sha256: str
    text_sha256: str
    language: str
    last_updated: PrintedDate | None

    @property
    def ref(self) -> VersionRef:
        """The version as reports and alerts name it."""
        return VersionRef(self.stem, self.captured_at, self.last_updated)


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that people were told, and whether somebody has looked at it."""

    watch: str
    number: int
    type: EventType
    at: datetime
    old_sha256: str
    new_sha256: str
    before: VersionRef | None
    after: VersionRef | None
    severity: Severity | None
    report: Report | None
    problem: Problem | None
    reviewed_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one clause, and from which version to which it stood."""

    watch: str
    clause: str
    since: int
    """The first version with it."""
    since_at: datetime
    until: int | None
    """The first version without it; None while it stands in the newest."""
    until_at: datetime | None
    kind: str
    path: tuple[str, ...]
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that holds the words searched for."""

    wording: Wording
    excerpt: str
    """Its words around the hit, each hit between « and »."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One alert in the outbox and what became of it."""

    alert: Alert
    event: int | None
    """Number of the watch's event it tells; None for a test."""
    state: AlertState
    attempts: int
    next_try: datetime
    last_error: str
    ended_at: datetime | None
    """When it was sent or given up."""


@dataclass(frozen=True, slots=True)
class DisabledChannel:
    """A channel whose receiver wants no more alerts."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures for the metrics."""

    watches: dict[str, int]
    """By state, paused ones under `paused`."""
    readings: dict[str, int]
    """By outcome, since the index was made."""
    alerts: dict[str, int]
    """By state."""
    versions: int
    last_good_reading: datetime | None
    oldest_pending: datetime | None
    overdue: int
    """Watches whose time has come."""
