"""The order of the stages: fetch, observe, decide, render, store. Only this module knows it.

    check(watch)
      └─ once; a few times if a change waits for confirmation and `confirm` is zero:
         fetch     Page | NotModified | Trouble
         observe   Unchanged | Seen | Failed     304 → same bytes → same visible text → one call that
                                                 reads, carries clause ids and compares, in a worker
         decide    Step                          pure
         render    alerts, one per channel
         commit    files, then one transaction

The interfaces that it needs are declared here; `service/factories.py` constructs the adapters.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from monitor.decide.decide import decide
from monitor.decide.memory import Memory, Version, VersionRef
from monitor.decide.observation import Failed, Observation, Seen, Unchanged
from monitor.decide.patience import Patience
from monitor.decide.reading import Past, Reading, StoredReading
from monitor.decide.step import Event, Step
from monitor.errors import PageRetired, StoreDamaged
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

LONG = 2_000
"""Clauses of a policy that holds the event loop for longer than 10 ms when it is loaded."""

REST_S = 0.03
"""Seconds for which others have the event loop between two steps of reading a long policy."""


class Fetcher(Protocol):
    """Fetches a page within limits; returns an expected failure as a `Trouble`."""

    async def fetch(
        self, watch: Watch, validators: Validators | None
    ) -> Page | NotModified | Trouble: ...


class Reader(Protocol):
    """Reads and compares where hostile input can do no harm."""

    async def fingerprint(self, page: Page, watch: Watch) -> str | Trouble: ...

    async def observe(
        self, page: Page, watch: Watch, seed: str, past: Past | None
    ) -> Reading | Trouble:
        """Read a page and compare it with the past; `seed` is that of new clauses' ids."""
        ...

    async def difference(
        self, before: StoredReading, after: StoredReading, watch: Watch
    ) -> Report | Trouble: ...


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
        older, newer = (
            stored_reading(self.store, watch, self.store.version(watch.id, seq))
            for seq in (before, after)
        )
        return await self.reader.difference(older, newer, watch)

    async def _reading(self, watch: Watch) -> Step:
        memory = self.store.memory(watch.id)
        observed = await self._observe(watch, memory)
        now = self.clock()
        if isinstance(observed, Seen):  # a long policy takes longer than the event loop may wait
            step, alerts = await asyncio.to_thread(self._decided, watch, memory, observed, now)
            await asyncio.sleep(REST_S if len(observed.policy.clauses) > LONG else 0)
        else:
            step, alerts = self._decided(watch, memory, observed, now)
        self.store.commit(step, alerts)
        return step

    def _decided(
        self, watch: Watch, memory: Memory, observed: Observation, now: datetime
    ) -> tuple[Step, tuple[Alert, ...]]:
        step = _with_words(decide(memory, observed, watch, self.patience, now))
        return step, tuple(alert for event in step.events for alert in self.render(event, watch))

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
        fingerprint = await self.reader.fingerprint(page, watch)
        if isinstance(fingerprint, Trouble):
            return _failed(fingerprint, page, sha256)
        if memory.head and fingerprint == memory.fingerprint:
            return replace(unchanged, how="same visible text", fingerprint=fingerprint)
        return await self._read(watch, memory, page, sha256, fingerprint)

    async def _read(
        self, watch: Watch, memory: Memory, page: Page, sha256: str, fingerprint: str
    ) -> Observation:
        newest = self.store.newest(watch.id)
        version = self.store.version(watch.id, memory.head) if memory.head else None
        past = await self._past(watch, version) if version else None
        reading = await self.reader.observe(page, watch, f"{watch.id} {newest + 1}", past)
        if isinstance(reading, Trouble):
            return _failed(reading, page, sha256)
        return Seen(
            page, sha256, fingerprint, reading.policy, reading.text_sha256, reading.report,
            reading.shrunk_to, self.store.reserve_stem(watch.id, page.fetched_at),
            _ref(version) if version else None, newest,
            self._known(watch, memory, reading.text_sha256) if version else None,
        )  # fmt: skip

    async def _past(self, watch: Watch, head: Version) -> Past:
        """Return the past of a watch, in steps: all of a long one would hold the event loop."""
        rest = REST_S if len(head.clauses) > LONG else 0
        await asyncio.sleep(rest)
        stored = stored_reading(self.store, watch, head)
        await asyncio.sleep(rest)
        gone = self.store.clauses_gone(watch.id)
        await asyncio.sleep(rest)
        return Past(stored, gone)

    def _known(self, watch: Watch, memory: Memory, text: str) -> tuple[int, VersionRef] | None:
        seq = self.store.find_text(watch.id, text)
        if seq is None or seq == memory.head:
            return None
        return seq, _ref(self.store.version(watch.id, seq))


def stored_reading(
    versions: Versions,
    watch: Watch,
    version: Version,
    on_absence: Callable[[StoreDamaged | PageRetired], None] = lambda _: None,
) -> StoredReading:
    """Return a stored version as a worker needs it to read it again.

    It has no page if that is damaged or retired; `on_absence` is called with the reason.
    """
    try:
        page = versions.page(watch.id, version.seq)
    except (StoreDamaged, PageRetired) as reason:
        on_absence(reason)
        page = None
    return StoredReading(stored_policy(version), page, f"{watch.id} {version.seq}")


def stored_policy(version: Version) -> Policy:
    """Return the policy stored with a version: its clauses, printed date and language."""
    dates = (version.last_updated,) if version.last_updated else ()
    return Policy(version.clauses, dates, version.language)


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
