"""What mail, chat, page and feed tell, as values: one message per event, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.decide.memory import Problem as Trouble
from monitor.decide.memory import VersionRef
from monitor.model import Report, Watch
from monitor.report.phrases import Language, moment, phrase, trouble_name


@dataclass(frozen=True, slots=True)
class About:
    """The watch that a message is about."""

    watch: str
    company: str
    document: str
    url: str

    @classmethod
    def of(cls, watch: Watch) -> About:
        """Return what a message shows of a watch."""
        return cls(watch.id, watch.company, watch.document, watch.url)


@dataclass(frozen=True, slots=True)
class Changed:
    """`policy.changed`: two versions and what differs."""

    about: About
    at: datetime
    before: VersionRef
    after: VersionRef
    report: Report
    omitted: int = 0
    """Changes that the message does not hold."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`policy.problem`: the watch cannot be read, or (kind `delivery`) its alert not delivered."""

    about: About
    at: datetime
    kind: str
    detail: str
    since: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """`policy.recovered`: a problem that was told ended at `at`."""

    about: About
    at: datetime
    kind: str
    since: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Trial:
    """`test`: shows that a channel works."""

    channel: str
    at: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Figures:
    """`digest`: how many policies were read since the last digest, and how many have problems."""

    read: int
    problems: int
    at: datetime


Message = Changed | Problem | Recovered | Trial | Figures


def problem_of(about: About, trouble: Trouble, at: datetime, language: Language) -> Problem:
    """Return the message of a problem told at `at`, its summary in the reader's language."""
    key = "undelivered" if trouble.kind == "delivery" else "problem"
    summary = _sentence(key, about, trouble, at, language)
    return Problem(about, at, trouble.kind, trouble.detail, trouble.since, summary)


def recovered_of(about: About, trouble: Trouble, at: datetime, language: Language) -> Recovered:
    """Return the message of a problem that ended at `at`, its summary in the reader's language."""
    summary = _sentence("recovered", about, trouble, at, language)
    return Recovered(about, at, trouble.kind, trouble.since, summary)


def _sentence(key: str, about: About, trouble: Trouble, at: datetime, language: Language) -> str:
    return phrase(
        key,
        language,
        company=about.company,
        document=about.document,
        kind=trouble_name(trouble.kind, language),
        since=moment(trouble.since, language),
        until=moment(at, language),
    )
