"""The order of things: fetch, look, decide, render, store. Only this module knows it.

    check(watch)
      └─ once or, where a change waits for its second reading and `confirm` is zero, a few times:
         fetch     Page | NotModified | Trouble
         look      Unchanged | Seen | Failed     304 → same bytes → same visible text → read and compare
         decide    Step                          pure
         render    alerts, one per channel
         commit    files, then one transaction

What it needs of the outside world is declared here as Protocols; `app.py` brings the real parts.
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
    Clause,
    NotModified,
    Page,
    Policy,
    Report,
    Trouble,
    Validators,
    Watch,
)
from monitor.report.summary import summarise

Clock = Callable[[], datetime]

ROUNDS = 4
"""How often a page is read within one check at the most, where `confirm` is zero."""


class Fetcher(Protocol):
    """Gets a page, politely and within limits; ordinary trouble is a value."""

    async def fetch(
        self, watch: Watch, validators: Validators | None
    ) -> Page | NotModified | Trouble: ...


class Reader(Protocol):
    """The pure middle, run where hostile input can do no harm."""

    async def fingerprint(self, page: Page) -> str | Trouble: ...

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble: ...

    async def compare(self, before: Policy, after: Policy) -> Report | Trouble: ...


class Store(Protocol):
    """Versions on disk and what is remembered; `commit` is one transaction, files first."""

    def memory(self, watch: str) -> Memory: ...

    def newest(self, watch: str) -> int:
        """The highest sequence number the watch has used; 0 before the first version."""
        ...

    def version(self, watch: str, seq: int) -> Version: ...

    def clauses_ever(self, watch: str) -> tuple[Clause, ...]:
        """Every clause that the watch has had, as it last stood, the last to go first."""
        ...

    def page(self, watch: str, seq: int) -> Page:
        """The raw page of a version, its hash verified; raises `StoreDamaged`."""
        ...

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """The newest version of the watch that holds this very text."""
        ...

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:
        """The name a version captured then would have."""
        ...

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None: ...


class Readings(Protocol):
    """Reads watches: the pipeline, alone or wrapped."""

    async def check(self, watch: Watch) -> Step:
        """Read a watch now and store the result."""
        ...


class Renderer(Protocol):
    """Turns an event into one alert per channel that must hear of it."""

    def __call__(self, event: Event, watch: Watch) -> tuple[Alert, ...]: ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One watch's way from its page to the store."""

    fetcher: Fetcher
    reader: Reader
    store: Store
    render: Renderer
    clock: Clock
    patience: Patience

    async def check(self, watch: Watch) -> Step:
        """Read a watch now and store what came of it; raises only `StoreError`."""
        step = await self._reading(watch)
        for _ in range(ROUNDS - 1):
            if not _at_once(step, self.clock(), self.patience):
                break
            again = await self._reading(watch)
            step = replace(again, events=step.events + again.events)
        return step

    async def difference(self, watch: Watch, before: int, after: int) -> Report | Trouble:
        """What changed between two versions, both read by today's code."""
        older, newer = (self.store.version(watch.id, seq) for seq in (before, after))
        report = await self.reader.compare(
            await self._head(watch, older), await self._head(watch, newer)
        )
        if isinstance(report, Trouble):
            return report
        return replace(report, summary=summarise(report, "en"))

    async def _reading(self, watch: Watch) -> Step:
        memory = self.store.memory(watch.id)
        observed = await self._observe(watch, memory)
        step = _summed_up(decide(memory, observed, watch, self.patience, self.clock()))
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
                return await self._look(watch, memory, answer)

    async def _look(self, watch: Watch, memory: Memory, page: Page) -> Observation:
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
        head = await self._head(watch, version)
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

    async def _head(self, watch: Watch, version: Version) -> Policy:
        """The head as today's reader reads it, its clauses under the ids they were given.

        Where today's reader refuses the page or the page is damaged, the words stored with the
        version stand in: they were trustworthy when they were read.
        """
        stored = Policy(version.clauses, (version.last_updated,) if version.last_updated else ())
        try:
            page = self.store.page(watch.id, version.seq)
        except StoreDamaged:
            return stored
        fresh = await self.reader.read(page, watch)
        if isinstance(fresh, Trouble):
            return stored
        return carry(stored, fresh, f"{watch.id} {version.seq}")

    def _known(self, watch: Watch, memory: Memory, text: str) -> tuple[int, VersionRef] | None:
        seq = self.store.find_text(watch.id, text)
        if seq is None or seq == memory.head:
            return None
        return seq, _ref(self.store.version(watch.id, seq))


def text_sha256(policy: Policy) -> str:
    """The hash of a policy's words, by which a text that stood before is recognised."""
    return hashlib.sha256(policy.text.encode()).hexdigest()


def _ref(version: Version) -> VersionRef:
    return VersionRef(version.stem, version.captured_at, version.last_updated)


def _summed_up(step: Step) -> Step:
    """The step with its reports' summaries written, now that it is decided what they tell."""
    events = tuple(
        replace(e, report=replace(e.report, summary=summarise(e.report, "en"))) if e.report else e
        for e in step.events
    )
    return replace(step, events=events)


def _failed(trouble: Trouble, page: Page, sha256: str) -> Failed:
    return Failed(replace(trouble, status=page.status), page.fetched_at, page.final_url, sha256)


def _at_once(step: Step, now: datetime, patience: Patience) -> bool:
    """Whether a change waits for its second reading and need not wait."""
    return (
        patience.confirm == timedelta()
        and step.reading.outcome == "to confirm"
        and step.memory.due <= now
    )
