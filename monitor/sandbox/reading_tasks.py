"""The tasks that read, compare and identify strangers' words; they run in workers only.

Each imports its stages when it runs, so that the parent never loads them. Policies and reports
travel as encoded bytes: the parent keeps them as they are, and decodes what it needs.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import monitor
from monitor.errors import NotAPolicy
from monitor.model import Clause, Policy, Report
from monitor.sandbox.bounded_values import decode_policy
from monitor.sandbox.task_codec import encode

FINGERPRINT_PRELOAD: Final = (
    "monitor.extract.fingerprint", "monitor.extract.html.visible_text",
    "monitor.extract.formats.decode",
)  # fmt: skip
"""Modules that `fingerprint_page` imports when it runs: all that a fingerprint worker loads."""

PRELOAD: Final = (
    *FINGERPRINT_PRELOAD,
    "monitor.extract.document", "monitor.extract.passes", "markdown_it", "monitor.segment",
    "monitor.compare.align", "monitor.compare.identity", "monitor.compare.wording",
    "monitor.judge", "monitor.languages.dictionaries", "monitor.report.build",
)  # fmt: skip
"""Modules that the other tasks, and `monitor.read` and `monitor.compare`, import when they run."""


@dataclass(frozen=True, slots=True)
class PageInput:
    """A page and how its watch wants it read."""

    body: bytes
    url: str
    content_type: str
    keep: str | None = None
    drop: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class VersionInput:
    """A stored version: its stored policy, its page, and today's reading of it if that is cached."""

    stored: Policy
    page: PageInput | None
    reading: bytes
    """Encoded; empty if it is not cached."""
    seed: str


@dataclass(frozen=True, slots=True)
class PastInput:
    """The head that a page is compared with, and earlier clauses that it lacks."""

    head: VersionInput
    graveyard: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """The answer of `observe_page`.

    `head` is the head's reading to cache, empty where there is nothing new to cache; `report` is
    empty where there is no head.
    """

    policy: bytes
    head: bytes
    report: bytes
    text_sha256: str
    shrunk_to: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The answer of `differ`: the report, and the readings to cache, empty where the caller sent them."""

    report: bytes
    before: bytes
    after: bytes


def fingerprint_page(body: bytes, content_type: str) -> str:
    """Return the hash of what a page shows; raises `NotAPolicy`."""
    from monitor.extract.fingerprint import fingerprint

    return fingerprint(body, content_type)


def read_page(page: PageInput) -> bytes:
    """Return the policy on a page; raises `NotAPolicy`."""
    return encode(_read(page))


def compare_policies(before: Policy, after: Policy) -> bytes:
    """Return the report on two policies."""
    return encode(monitor.compare(before, after))


def observe_page(page: PageInput, seed: str, past: PastInput | None) -> Observed:
    """Read a page, carry the ids of the head's clauses over and compare with the head.

    Raises `NotAPolicy` if the page is not the policy.
    """
    from monitor.compare.identity import carry_and_align, mint
    from monitor.judge import judge
    from monitor.report.build import build

    fresh = _read(page)
    if past is None:
        return _observed(mint(fresh, seed))
    head, reading = _read_again(past.head)
    standing = {clause.id for clause in head.clauses}
    gone = tuple(clause for clause in past.graveyard if clause.id not in standing)
    comparison = carry_and_align(head, fresh, seed, graveyard=gone)
    policy = comparison.after
    shrunk_to = len(policy.text) / max(1, len(head.text))
    return _observed(policy, reading, build(judge(comparison)), shrunk_to)


def read_again(version: VersionInput) -> bytes:
    """Return a stored version as today's code reads it, with the ids of its clauses."""
    return encode(_read_again(version)[0])


def differ(before: VersionInput, after: VersionInput) -> Difference:
    """Compare two stored versions, both as today's code reads them."""
    old, old_reading = _read_again(before)
    new, new_reading = _read_again(after)
    return Difference(encode(monitor.compare(old, new)), old_reading, new_reading)


TASKS: Final = (fingerprint_page, read_page, compare_policies, observe_page, read_again, differ)  # fmt: skip


def _observed(
    policy: Policy, head: bytes = b"", report: Report | None = None, shrunk_to: float = 1.0
) -> Observed:
    text_sha256 = hashlib.sha256(policy.text.encode()).hexdigest()
    encoded = b"" if report is None else encode(report)
    return Observed(encode(policy), head, encoded, text_sha256, shrunk_to)


def _read(page: PageInput) -> Policy:
    return monitor.read(
        page.body, page.url, page.content_type,
        keep=page.keep, drop=page.drop, section=page.section, language=page.language,
    )  # fmt: skip


def _read_again(version: VersionInput) -> tuple[Policy, bytes]:
    """Return a version as today's code reads it, with its clause ids, and the encoded reading.

    Where the page is damaged or today's code refuses it, that is the stored policy: its clauses
    were trustworthy when they were read. The encoded reading is empty then, and where the caller
    sent it.
    """
    from monitor.compare.identity import carry

    if version.reading:
        return carry(version.stored, decode_policy(version.reading), version.seed), b""
    if version.page is None:
        return version.stored, b""
    try:
        fresh = _read(version.page)
    except NotAPolicy:
        return version.stored, b""
    return carry(version.stored, fresh, version.seed), encode(fresh)
