"""The order of the stages: fetch, observe, decide, render, store. Only this module knows it.

    check(watch)
      └─ once; a few times if a change waits for confirmation and `confirm` is zero:
         fetch     Page | NotModified | Trouble
         observe   Unchanged | Seen | Failed     304 → same bytes → same visible text → read and compare
         decide    Step                          pure
         render    alerts, one per channel
         commit    files, then one transaction

The interfaces that it needs are declared here; `service/factories.py` constructs the adapters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from monitor.compare.identity import carry, mint
from monitor.decide.decide import decide
from monitor.decide.memory import Memory, Version, VersionRef
from monitor.decide.observation import Failed, Observation, Seen, Unchanged
from monitor.decide.patience import Patience
from monitor.decide.step import Event, Step
from monitor.errors import StoreDamaged
from monitor.model import (
    Alert,
    NotModified,
    Page,
    Policy,
    Report,
    Trouble,
    Validators,
    Watch,
)
from monitor.report.build import worded
from monitor.store.protocols import PipelineStore, Versions

Clock = Callable[[], datetime]

ROUNDS = 4
"""The most readings within one check if `confirm` is zero."""


class Fetcher(Protocol):
    """Fetches a page within limits; returns an expected failure as a `Trouble`."""

    async def fetch(
        self, watch: Watch, validators: Validators | None
    ) -> Page | NotModified | Trouble: ...


class Reader(Protocol):
    """Reads and compares where hostile input can do no harm."""

    async def fingerprint(self, page: Page) -> str | Trouble: ...

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble: ...

    async def compare(self, before: Policy, after: Policy) -> Report | Trouble: ...


class Readings(Protocol):
    """Reads watches: the pipeline, alone or wrapped."""

    async def check(self, watch: Watch) -> Step:
        """Read a watch now and store the result."""
        ...


class Renderer(Protocol):
    """Renders an event to one alert per channel that receives it."""

    def __call__(self, event: Event, watch: Watch) -> tuple[Alert, ...]: ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Takes a watch through all stages, from its page to the store."""

    fetcher: Fetcher
    reader: Reader
    store: PipelineStore
    render: Renderer
    clock: Clock
    patience: Patience

    async def check(self, watch: Watch) -> Step:
        """Read a watch now and store the result; raises only `StoreError`."""
        step = await self._reading(watch)
        for _ in range(ROUNDS - 1):
            if not _at_once(step, self.clock(), self.patience):
                break
            again = await self._reading(watch)
            step = replace(again, events=step.events + again.events)
        return step

    async def difference(self, watch: Watch, before: int, after: int) -> Report | Trouble:
        """Compare two versions, both read by today's code."""
        older, newer = (self.store.version(watch.id, seq) for seq in (before, after))
        return await self.reader.compare(
            await policy_of(self.store, self.reader, watch, older),
            await policy_of(self.store, self.reader, watch, newer),
        )

    async def _reading(self, watch: Watch) -> Step:
        memory = self.store.memory(watch.id)
        observed = await self._observe(watch, memory)
        step = _with_words(decide(memory, observed, watch, self.patience, self.clock()))
        alerts = tuple(alert for event in step.events for alert in self.render(event, watch))
        self.store.commit(step, alerts)
        return step

    async def _observe(self, watch: Watch, memory: Memory) -> Observation:
        whole = memory.must_read_whole(self.clock())
        answer = await self.fetcher.fetch(watch, None if whole else memory.validators)
        match answer:
            case Trouble():
                return Failed(answer, self.clock())
            case NotModified():
                return Unchanged(
                    "not modified", answer.final_url, 304, memory.body_sha256,
                    memory.fingerprint, memory.validators, answer.certificate_ends,
                )  # fmt: skip
            case Page():
                return await self._observe_page(watch, memory, answer)

    async def _observe_page(self, watch: Watch, memory: Memory, page: Page) -> Observation:
        sha256 = hashlib.sha256(page.body).hexdigest()
        unchanged = Unchanged(
            "same bytes", page.final_url, page.status, sha256,
            memory.fingerprint, page.validators, page.certificate_ends, page.moved_to,
        )  # fmt: skip
        if memory.head and sha256 == memory.body_sha256:
            return unchanged
        fingerprint = await self.reader.fingerprint(page)
        if isinstance(fingerprint, Trouble):
            return _failed(fingerprint, page, sha256)
        if memory.head and fingerprint == memory.fingerprint:
            return replace(unchanged, how="same visible text", fingerprint=fingerprint)
        policy = await self.reader.read(page, watch)
        if isinstance(policy, Trouble):
            return _failed(policy, page, sha256)
        return await self._compare(watch, memory, Seen(
            page, sha256, fingerprint, policy, text_sha256(policy), None,
            stem=self.store.reserve_stem(watch.id, page.fetched_at),
        ))  # fmt: skip

    async def _compare(self, watch: Watch, memory: Memory, seen: Seen) -> Observation:
        if not memory.head:
            return replace(seen, policy=mint(seen.policy, f"{watch.id} 1"))
        version = self.store.version(watch.id, memory.head)
        head = await policy_of(self.store, self.reader, watch, version)
        newest = self.store.newest(watch.id)
        standing = {clause.id for clause in head.clauses}
        gone = tuple(c for c in self.store.clauses_ever(watch.id) if c.id not in standing)
        policy = carry(head, seen.policy, f"{watch.id} {newest + 1}", graveyard=gone)
        report = await self.reader.compare(head, policy)
        if isinstance(report, Trouble):
            return _failed(report, seen.page, seen.sha256)
        return replace(
            seen,
            policy=policy,
            report=report,
            shrunk_to=len(policy.text) / max(1, len(head.text)),
            newest=newest,
            head=_ref(version),
            known=self._known(watch, memory, seen.text_sha256),
        )

    def _known(self, watch: Watch, memory: Memory, text: str) -> tuple[int, VersionRef] | None:
        seq = self.store.find_text(watch.id, text)
        if seq is None or seq == memory.head:
            return None
        return seq, _ref(self.store.version(watch.id, seq))


async def policy_of(
    versions: Versions,
    reader: Reader,
    watch: Watch,
    version: Version,
    on_damage: Callable[[StoreDamaged], None] = lambda _: None,
) -> Policy:
    """Read a stored version with today's code, and carry over its clause ids.

    If the page is damaged or today's code refuses it, return the stored clauses: they were
    trustworthy when they were read. `on_damage` is called with the damage.
    """
    try:
        page = versions.page(watch.id, version.seq)
    except StoreDamaged as damage:
        on_damage(damage)
        return stored_policy(version)
    fresh = await reader.read(page, watch)
    if isinstance(fresh, Trouble):
        return stored_policy(version)
    return carry(stored_policy(version), fresh, f"{watch.id} {version.seq}")


def stored_policy(version: Version) -> Policy:
    """Return the policy stored with a version: its clauses, printed date and language."""
    dates = (version.last_updated,) if version.last_updated else ()
    return Policy(version.clauses, dates, version.language)


def text_sha256(policy: Policy) -> str:
    """Return the hash of a policy's text, which recognises a text that was current before."""
    return hashlib.sha256(policy.text.encode()).hexdigest()


def _ref(version: Version) -> VersionRef:
    return VersionRef(version.stem, version.captured_at, version.last_updated)


def _with_words(step: Step) -> Step:
    """Write the English words of the step's reports: `decide` may have changed what they alert."""
    events = tuple(replace(e, report=worded(e.report)) if e.report else e for e in step.events)
    return replace(step, events=events)


def _failed(trouble: Trouble, page: Page, sha256: str) -> Failed:
    return Failed(replace(trouble, status=page.status), page.fetched_at, page.final_url, sha256)


def _at_once(step: Step, now: datetime, patience: Patience) -> bool:
    """Return whether a change waits for its second reading and `confirm` is zero."""
    return (
        patience.confirm == timedelta()
        and step.reading.outcome == "to confirm"
        and step.memory.due <= now
    )
