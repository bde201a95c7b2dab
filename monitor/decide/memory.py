"""The stored state of a watch between two readings.

Stored by field name, so the fields are never renamed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from monitor.model import ChangeKind, Clause, PrintedDate, Validators

NO_VALIDATORS = Validators()

TRUSTED_UNSEEN: Final = timedelta(days=7)
"""How long "not modified" is trusted before the page itself is fetched again."""

State = Literal["new", "ok", "problem", "paused"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a watch cannot be read, since when, and whether it was alerted."""

    kind: str
    detail: str
    since: datetime
    readings: int = 1
    told: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """One change against the head, counted over the readings since."""

    key: str
    """`change_key` of the change: equal in every reading that shows it."""
    place: str
    """The clause id; for added and removed clauses the headings above."""
    words: str
    """Its first words, to show to people."""
    kind: ChangeKind
    times: int = 1
    """Consecutive readings that showed it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A changed text that waits for further readings before it is believed."""

    text_sha256: str
    first_seen: datetime
    sightings: tuple[Sighting, ...] = ()
    """The changes that would be alerted; empty if all differences are editorial."""
    rotating: tuple[str, ...] = ()
    """Places at which a change vanished before it was believed."""
    readings: int = 1
    hold_until: datetime | None = None
    """Not believed before this time; None for the usual second reading."""
    needed: int = 2
    """Consecutive readings that must show a change before it is believed."""
    reason: str = ""
    """Why it is held, to show to people; "" for the usual second reading."""


@dataclass(frozen=True, slots=True)
class AlertedChange:
    """A change that was alerted, by its key, so that its return is recognised."""

    key: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Flicker:
    """A place whose text comes and goes: changes there need longer confirmation."""

    place: str
    words: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class DatePrinted:
    """A printed date as readings found it; `clock` looks for dates that move daily."""

    read_at: datetime
    """The first reading that found it."""
    value: str
    last_read: datetime | None = None
    """The last reading that found it; None in memories of earlier releases."""
    words: str = ""
    """A hash of all other words at that reading."""
    alone: bool = False
    """Whether no other word differed when this date replaced the one before."""

    @property
    def until(self) -> datetime:
        """The last reading that is known to have found it."""
        return self.last_read or self.read_at


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of one watch; versions and check records are stored separately."""

    watch: str
    state: State
    since: datetime
    """When `state` last changed."""
    due: datetime
    last_read: datetime | None = None
    """The last successful reading."""
    last_change: datetime | None = None
    problem: Problem | None = None
    validators: Validators = NO_VALIDATORS
    body_sha256: str = ""
    """Hash of the last body with the head's words; an equal hash ends a reading early."""
    fingerprint: str = ""
    head: int = 0
    """Sequence number of the current version; 0 before the first."""
    events: int = 0
    """Number of events so far; the next one's number is part of its alert's id."""
    candidate: Candidate | None = None
    told: tuple[AlertedChange, ...] = ()
    flickers: tuple[Flicker, ...] = ()
    blinking_since: datetime | None = None
    dates: tuple[DatePrinted, ...] = ()
    """The last printed dates, each different from the one before, oldest first."""
    failures: int = 0
    """Consecutive failed readings; determines the backoff."""
    stale_told: bool = False
    moved_told: str = ""
    """The permanent redirect that was alerted; each is alerted once."""
    certificate_told: datetime | None = None
    """The certificate's end that was alerted; each is alerted once."""
    last_whole: datetime | None = None
    """The last reading that fetched the page itself, not only "not modified"."""

    def must_read_whole(self, now: datetime) -> bool:
        """Return whether to fetch the page without validators.

        True if a change or problem is open, or the page was not fetched for `TRUSTED_UNSEEN`.
        Otherwise a server that always answers "not modified" would hide every change.
        """
        doubt = self.candidate is not None or self.problem is not None
        old = self.last_whole is None or abs(now - self.last_whole) >= TRUSTED_UNSEEN
        return doubt or old


@dataclass(frozen=True, slots=True)
class Version:
    """One stored version, by its sequence number within its watch."""

    watch: str
    seq: int
    stem: str
    """The name of its files without suffix: `2026-11-22T01-25-44Z`."""
    captured_at: datetime
    page_sha256: str
    text_sha256: str
    last_updated: PrintedDate | None
    clauses: tuple[Clause, ...]
    """With their ids, as they were read then; comparisons read the page again."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class VersionRef:
    """A version as an alert names it."""

    version: str
    captured_at: datetime
    last_updated: PrintedDate | None
