"""Answers of a store: one frozen row per question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.decide.memory import Candidate, Flicker, Problem, State, VersionRef
from monitor.decide.step import Outcome
from monitor.model import Alert, EventType, PrintedDate, Report, Severity

AlertState = Literal["pending", "leased", "sent", "dead"]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one watch."""

    watch: str
    company: str
    document: str
    url: str
    state: State
    since: datetime
    due: datetime
    head: int
    """Sequence number of the current version; 0 before the first version."""
    last_read: datetime | None
    last_change: datetime | None
    problem: Problem | None
    candidate: Candidate | None
    """A changed text that waits for confirmation."""
    blinking_since: datetime | None
    flickers: tuple[Flicker, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a watch without its clauses."""

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
class StoredFile:
    """The name, hash and size of a file as it was written."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with its report or problem, and its review by a person."""

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
class EventMark:
    """One event without its report: what a time line draws."""

    watch: str
    number: int
    type: EventType
    at: datetime
    severity: Severity | None
    reviewed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WatchOverview:
    """The status of a watch, the date printed in its current version, and its newest change."""

    status: Status
    printed: PrintedDate | None
    change: EventMark | None


@dataclass(frozen=True, slots=True)
class DailyOutcome:
    """The number of readings of one day that had the same outcome."""

    day: str
    """`2026-11-22`, in UTC."""
    outcome: Outcome
    readings: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one clause and the range of versions that contain it."""

    watch: str
    clause: str
    since: int
    """The first version with this wording."""
    since_at: datetime
    until: int | None
    """The first version without it; None if the newest version contains it."""
    until_at: datetime | None
    kind: str
    path: tuple[str, ...]
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A wording that contains all words of a search."""

    wording: Wording
    excerpt: str
    """The text around the hits, each hit between « and »."""


@dataclass(frozen=True, slots=True)
class WatchHits:
    """How many wordings of one watch contain the words of a search, and since when."""

    watch: str
    hits: int
    first: datetime
    standing: int
    """How many of them the newest version contains."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One alert in the outbox and its delivery state."""

    alert: Alert
    event: int | None
    """Number of the watch's event that the alert reports; None for a test alert."""
    state: AlertState
    attempts: int
    next_try: datetime
    last_error: str
    ended_at: datetime | None
    """When it was sent or given up."""


@dataclass(frozen=True, slots=True)
class DisabledChannel:
    """A channel whose receiver refuses further alerts."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Counters for the metrics endpoint."""

    watches: dict[str, int]
    """By state; paused watches under `paused`."""
    readings: dict[str, int]
    """By outcome, since the index was created."""
    alerts: dict[str, int]
    """By state."""
    versions: int
    last_good_reading: datetime | None
    oldest_pending: datetime | None
    overdue: int
    """Watches that are due."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All values of the metrics endpoint; every state has an entry, also with a count of 0."""

    counts: Counts
    problems: dict[str, int]
    """Watches with a problem, by the kind of problem."""
    longest_unread: datetime | None
    """The oldest last good reading of all watches that are not paused.

    A watch without a good reading counts from the time it was added. None without watches.
    """
    undelivered_since: datetime | None
    """When the oldest alert was created that is due and neither sent nor given up."""
    disabled: int
    """Number of disabled channels."""
