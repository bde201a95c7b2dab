"""The decision after a reading: one value, stored in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.decide.memory import Memory, Problem, VersionRef
from monitor.model import EventType, Page, Policy, Report

Outcome = Literal[
    "first", "not modified", "same bytes", "same visible text", "same words", "editorial",
    "to confirm", "confirmed", "blinking", "held", "trouble",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """The record of one check of a page; proves later that the page was checked."""

    watch: str
    at: datetime
    outcome: Outcome
    final_url: str = ""
    status: int = 0
    sha256: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to store: the page as fetched, and its policy with clause ids."""

    seq: int
    stem: str
    """The name of its files, reserved before storing so that an alert can mention it."""
    page: Page
    policy: Policy
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Event:
    """A change, problem or recovery to alert."""

    type: EventType
    watch: str
    number: int
    """The watch's event counter; with the hashes it determines the alert's id."""
    at: datetime
    old_sha256: str = ""
    new_sha256: str = ""
    before: VersionRef | None = None
    after: VersionRef | None = None
    report: Report | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The watch's new memory, with the record, version and events to store."""

    memory: Memory
    reading: CheckRecord
    version: NewVersion | None = None
    events: tuple[Event, ...] = ()
