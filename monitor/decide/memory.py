"""What is remembered of a watch between two readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from monitor.model import ChangeKind, Clause, PrintedDate, Validators

NO_VALIDATORS = Validators()

TRUSTED_UNSEEN: Final = timedelta(days=7)
"""How long a server's word that nothing changed is taken without a look."""

State = Literal["new", "ok", "problem", "paused"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a watch from being read, since when, and whether anybody was told."""

    kind: str
    detail: str
    since: datetime
    readings: int = 1
    told: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """One change against the head, as the readings since have seen it."""

    key: str
    """Computed from the words before and after: the same in every reading that shows the change."""
    place: str
    """The clause, or the headings above what came or went: where it flickers if it does."""
    words: str
    """Its first words, for a person."""
    kind: ChangeKind
    times: int = 1
    """In how many readings in a row it was seen."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A changed text that waits for further readings before it is believed."""

    text_sha256: str
    first_seen: datetime
    sightings: tuple[Sighting, ...] = ()
    """The changes that somebody would be told of; empty where all differences are editorial."""
    rotating: tuple[str, ...] = ()
    """Places where a sighting vanished again before it was believed."""
    readings: int = 1
    hold_until: datetime | None = None
    """Not believed before this time: a collapse, another language, a date that may be a clock."""
    needed: int = 2
    """Readings in a row that must show a change before it is believed."""
    reason: str = ""
    """Why it is held, in a person's words; empty for the ordinary second reading."""


@dataclass(frozen=True, slots=True)
class AlertedChange:
    """A change that was told, by its key, so that its return is recognised."""

    key: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Flicker:
    """A place of the page whose words come and go: what changes there must hold for longer."""

    place: str
    words: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class DatePrinted:
    """A printed date as a reading found it, to tell a clock from a date."""

    read_at: datetime
    value: str


@dataclass(frozen=True, slots=True)
class Memory:
    """All that is remembered of one watch, its versions and readings aside."""

    watch: str
    state: State
    since: datetime
    """When this state began."""
    due: datetime
    last_read: datetime | None = None
    """The last trustworthy reading."""
    last_change: datetime | None = None
    problem: Problem | None = None
    validators: Validators = NO_VALIDATORS
    body_sha256: str = ""
    """Of the last body whose words were those of the head; with `fingerprint` it lets a reading end early."""
    fingerprint: str = ""
    head: int = 0
    """Sequence number of the version that stands now; 0 before the first."""
    events: int = 0
    """How many events the watch has had; numbers the next one, so that ids need no clock."""
    candidate: Candidate | None = None
    told: tuple[AlertedChange, ...] = ()
    flickers: tuple[Flicker, ...] = ()
    blinking_since: datetime | None = None
    dates: tuple[DatePrinted, ...] = ()
    """The last few printed dates that differed from the one before, oldest first."""
    failures: int = 0
    """Readings in a row that failed: sets the back-off."""
    stale_told: bool = False
    moved_told: str = ""
    """The permanent redirect that was told, so that it is told once."""
    certificate_told: datetime | None = None
    """The end of the certificate of which somebody was warned."""
    last_whole: datetime | None = None
    """The last reading that had the page itself, not just the word that it is unchanged."""

    def must_read_whole(self, now: datetime) -> bool:
        """Whether the page itself is wanted: something is in doubt, or the server's word is old.

        A server that answers "not modified" whatever happens would else blind the watch for good.
        """
        doubt = self.candidate is not None or self.problem is not None
        old = self.last_whole is None or abs(now - self.last_whole) >= TRUSTED_UNSEEN
        return doubt or old


@dataclass(frozen=True, slots=True)
class Version:
    """One version on disk, by its sequence number within its watch."""

    watch: str
    seq: int
    stem: str
    """The name of its files without suffix: `2026-11-22T01-25-44Z`."""
    captured_at: datetime
    page_sha256: str
    text_sha256: str
    last_updated: PrintedDate | None
    clauses: tuple[Clause, ...]
    """With their ids, as the reader of its day saw them; words are read anew from the page."""


@dataclass(frozen=True, slots=True)
class VersionRef:
    """A version as an alert names it."""

    version: str
    captured_at: datetime
    last_updated: PrintedDate | None
