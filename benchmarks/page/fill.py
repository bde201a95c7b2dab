"""Write versions, changes, readings and problems into a store, as the pipeline would."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import monitor
from monitor.compare.identity import carry, mint
from monitor.decide.memory import Flicker, Memory, Problem, Version, VersionRef
from monitor.decide.step import CheckRecord, Event, NewVersion, Outcome, Step
from monitor.model import Page, Policy, Report, Watch
from monitor.store.protocols import Store


@dataclass
class Filler:
    """Write the history of the watches of one store; `now` is the current time."""

    store: Store
    now: datetime

    def sync_watches(self, watches: Sequence[Watch]) -> None:
        """Register the watches."""
        self.store.sync_watches(watches, self.now)

    def version(
        self, watch: Watch, policy: Policy, *, body: bytes = b"", told: bool = True
    ) -> None:
        """Write the next version; with `told`, also the event of its change."""
        memory = self.store.memory(watch.id)
        seq = self.store.newest(watch.id) + 1
        page = self._page(watch, body or policy.markdown.encode())
        stem = self.store.reserve_stem(watch.id, self.now)
        report, before = None, None
        if memory.head:
            old = self.store.version(watch.id, memory.head)
            head = Policy(
                old.clauses, (old.last_updated,) if old.last_updated else (), policy.language
            )
            policy = carry(head, policy, f"{watch.id} {seq}")
            report = monitor.compare(head, policy)
            before = _ref(old)
        else:
            policy = mint(policy, f"{watch.id} {seq}")
        text = hashlib.sha256(policy.text.encode()).hexdigest()
        new = NewVersion(seq, stem, page, policy, text)
        after = VersionRef(stem, self.now, policy.last_updated)
        events = self._events(memory, watch, report, before, after) if report and told else ()
        self._commit(watch, memory, "confirmed" if events else "first", new, events)

    def read(self, watch: Watch, outcome: Outcome = "not modified", detail: str = "") -> None:
        """Write a reading that found nothing new."""
        self._commit(watch, self.store.memory(watch.id), outcome, None, (), detail)

    def problem(self, watch: Watch, kind: str, detail: str) -> None:
        """Write that the page cannot be read from now on."""
        memory = self.store.memory(watch.id)
        problem = Problem(kind, detail, self.now, told=True)
        event = Event("policy.problem", watch.id, memory.events + 1, self.now, problem=problem)
        memory = replace(
            memory, state="problem", since=self.now, problem=problem, events=memory.events + 1
        )
        reading = CheckRecord(
            watch.id, self.now, "trouble", watch.url, 403, "", f"{kind}: {detail}"
        )
        self.store.commit(Step(memory, reading, None, (event,)), ())

    def recovered(self, watch: Watch) -> None:
        """Write that the page can be read again."""
        memory = self.store.memory(watch.id)
        event = Event(
            "policy.recovered", watch.id, memory.events + 1, self.now, problem=memory.problem
        )
        memory = replace(memory, state="ok", since=self.now, problem=None, events=memory.events + 1)
        reading = CheckRecord(watch.id, self.now, "same words", watch.url, 200)
        self.store.commit(Step(memory, reading, None, (event,)), ())

    def blinking(self, watch: Watch, words: str, times: int) -> None:
        """Write that these words come and go."""
        flicker = Flicker("place", words, times, self.now)
        self.store.amend(
            watch.id, lambda m: replace(m, blinking_since=self.now, flickers=(*m.flickers, flicker))
        )

    def _events(
        self,
        memory: Memory,
        watch: Watch,
        report: Report,
        before: VersionRef | None,
        after: VersionRef,
    ) -> tuple[Event, ...]:
        if not report.alert:
            return ()
        number = memory.events + 1
        return (
            Event(
                "policy.changed", watch.id, number, self.now, "old", "new", before, after, report
            ),
        )

    def _commit(
        self,
        watch: Watch,
        memory: Memory,
        outcome: Outcome,
        new: NewVersion | None,
        events: tuple[Event, ...],
        detail: str = "",
    ) -> None:
        memory = replace(
            memory,
            state="ok" if memory.state == "new" else memory.state,
            since=self.now if memory.state == "new" else memory.since,
            head=new.seq if new else memory.head,
            last_read=self.now,
            last_change=self.now if events else memory.last_change,
            events=memory.events + len(events),
            due=self.now + timedelta(hours=12),
        )
        reading = CheckRecord(watch.id, self.now, outcome, watch.url, 200, "", detail)
        self.store.commit(Step(memory, reading, new, events), ())

    def _page(self, watch: Watch, body: bytes) -> Page:
        kind = "text/html; charset=utf-8" if body.startswith(b"<") else "text/markdown"
        return Page(watch.url, watch.url, 200, (("Content-Type", kind),), body, kind, self.now)


def _ref(version: Version) -> VersionRef:
    return VersionRef(version.stem, version.captured_at, version.last_updated)
