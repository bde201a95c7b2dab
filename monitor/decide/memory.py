"""What is remembered of a watch between two readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.model import Clause, PrintedDate, Validators

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
class Candidate:
    """A changed text that waits for further readings before it is believed."""

    page_sha256: str
    text_sha256: str
    first_seen: datetime
    readings: int = 1
    """How many readings in a row have shown this text."""
    hold_until: datetime | None = None
    """Not believed before this time: a collapse, another language, a date that may be a clock."""
    reason: str = ""
    """Why it is held, in a person's words; empty for the ordinary second reading."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change that was told, by its key, so that its return is recognised."""

    key: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Flicker:
    """A clause's text that came and went between two readings."""

    text_sha256: str
    clause: str
    words: str
    """Its first words, for a person."""
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
    validators: Validators = Validators()
    body_sha256: str = ""
    """Of the last body whose words were those of the head; with `fingerprint` it lets a reading end early."""
    fingerprint: str = ""
    head: int = 0
    """Sequence number of the version that stands now; 0 before the first."""
    events: int = 0
    """How many events the watch has had; numbers the next one, so that ids need no clock."""
    candidate: Candidate | None = None
    told: tuple[Told, ...] = ()
    flickers: tuple[Flicker, ...] = ()
    blinking_since: datetime | None = None
    clock: tuple[DatePrinted, ...] = ()
    failures: int = 0
    """Readings in a row that failed: sets the back-off."""
    stale_told: bool = False
    moved_told: str = ""
    """The permanent redirect that was told, so that it is told once."""


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
