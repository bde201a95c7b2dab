"""What one reading of a watch showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.decide.memory import NO_VALIDATORS, VersionRef
from monitor.model import Page, Policy, Report, Trouble, Validators


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing differs from the head, found without reading the page whole."""

    how: Literal["not modified", "same bytes", "same visible text"]
    final_url: str
    status: int
    sha256: str
    fingerprint: str
    validators: Validators = NO_VALIDATORS
    certificate_ends: datetime | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The page was read as the policy."""

    page: Page
    sha256: str
    fingerprint: str
    policy: Policy
    """Its clauses carry the ids of the head's clauses they belong to."""
    text_sha256: str
    report: Report | None
    """Against the head; None where there is none yet."""
    shrunk_to: float = 1.0
    """Its words, as a share of the head's."""
    stem: str = ""
    """The name its files would have as a version."""
    head: VersionRef | None = None
    newest: int = 0
    """The highest sequence number the watch has used."""
    known: tuple[int, VersionRef] | None = None
    """The earlier version that holds this very text, if one does."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The page could not be had, or is not the policy."""

    trouble: Trouble
    at: datetime
    final_url: str = ""
    sha256: str = ""


Observation = Unchanged | Seen | Failed
