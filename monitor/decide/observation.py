"""The result of one reading of a watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from monitor.decide.memory import NO_VALIDATORS, VersionRef
from monitor.model import Page, Policy, Report, Trouble, Validators
from monitor.text.normalise import count_words


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The page equals the head; found without a full reading."""

    how: Literal["not modified", "same bytes", "same visible text"]
    final_url: str
    status: int
    sha256: str
    fingerprint: str
    validators: Validators = NO_VALIDATORS
    certificate_ends: datetime | None = None
    moved_to: str | None = None


_PIECES: Final = 8  # clauses: fewer are a short notice, which may be a policy
_SENTENCE: Final = 12  # words: captions, links and headings are shorter
_PROSE: Final = 60  # words in sentences: the shortest genuine policy has more


@dataclass(frozen=True, slots=True)
class Seen:
    """The page was read as the policy."""

    page: Page
    sha256: str
    fingerprint: str
    policy: Policy
    """Its clauses carry the ids of the matching clauses of the head."""
    text_sha256: str
    report: Report | None
    """The differences from the head; None before the first version."""
    shrunk_to: float = 1.0
    """Its length as a share of the head's."""
    stem: str = ""
    """The name of its files if it becomes a version."""
    head: VersionRef | None = None
    newest: int = 0
    """The highest sequence number the watch has used."""
    known: tuple[int, VersionRef] | None = None
    """The earlier version with exactly this text, if there is one."""

    @property
    def without_prose(self) -> bool:
        """Whether the page is many short pieces and hardly a sentence: an index of links, a home page."""
        words = [count_words(clause.text) for clause in self.policy.clauses]
        return len(words) >= _PIECES and sum(n for n in words if n >= _SENTENCE) < _PROSE


@dataclass(frozen=True, slots=True)
class Failed:
    """The page could not be fetched, or is not the policy."""

    trouble: Trouble
    at: datetime
    final_url: str = ""
    sha256: str = ""


Observation = Unchanged | Seen | Failed
