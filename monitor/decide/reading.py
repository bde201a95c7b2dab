"""What a worker needs to read a page against the past of its watch, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Clause, Page, Policy, Report


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A stored version, to be read again by today's code."""

    policy: Policy
    """Its policy as it was stored, with clause ids."""
    page: Page | None
    """Its page; None if it is damaged, so that only the stored policy can be used."""
    seed: str
    """Seed for the ids of clauses that the stored policy lacks."""


@dataclass(frozen=True, slots=True)
class Past:
    """The version that a new page is compared with, and earlier clauses that it lacks."""

    head: StoredReading
    graveyard: tuple[Clause, ...]
    """The most recently removed first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page read as the policy and compared with the head."""

    policy: Policy
    """Its clauses carry the ids of the matching clauses of the head."""
    text_sha256: str
    """Hash of the policy's text, which recognises a text that was current before."""
    report: Report | None = None
    """The differences from the head; None where there is no head."""
    shrunk_to: float = 1.0
    """The length of its text as a share of the head's."""
