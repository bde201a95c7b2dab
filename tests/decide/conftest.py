"""A watch whose pages are made of a few sentences, read through the real decider on a made-up clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.decide.decide import decide
from monitor.decide.memory import Memory, VersionRef
from monitor.decide.observation import Failed, Observation, Seen, Unchanged
from monitor.decide.patience import Patience
from monitor.decide.step import Step
from monitor.model import (
    Change,
    ChangeKind,
    Clause,
    DateChange,
    Page,
    Policy,
    PrintedDate,
    Report,
    Severity,
    Trouble,
    TroubleKind,
    Watch,
)

URL = "https://shop.example/privacy"
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


@dataclass
class Story:
    """Feeds readings to the decider one after the other and keeps what came of them."""

    patience: Patience = field(default_factory=Patience)
    now: datetime = START
    memory: Memory = field(default_factory=lambda: Memory("shop/privacy", "new", START, START))
    watch: Watch = field(default_factory=lambda: Watch("shop/privacy", "Shop", "Privacy", URL))
    head: tuple[str, ...] = ()
    head_date: str | None = None
    versions: dict[tuple[str, ...], int] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def reads(
        self, *sentences: str, date: str | None = None, sure: float = 1.0, **facts: Any
    ) -> Step:
        """The page shows these sentences and prints this date; hours pass before."""
        report = self._report(sentences, date) if self.head else None
        page = Page(self.watch.url, self.watch.url, 200, (), b"x", "text/html", self.now)
        seen = Seen(
            page=replace(
                page, **{k: v for k, v in facts.items() if k in ("moved_to", "certificate_ends")}
            ),
            sha256=" ".join(sentences),
            fingerprint=" ".join(sentences),
            policy=Policy(tuple(Clause(s) for s in sentences), _dates(date, sure)),
            text_sha256=f"{sentences} {date}",
            report=report,
            shrunk_to=sum(map(len, sentences)) / max(1, sum(map(len, self.head))),
            stem=self.now.isoformat(),
            head=VersionRef("head", START, None) if self.head else None,
            newest=len(self.versions),
            known=self._known(sentences),
        )
        step = self._take(seen)
        if step.memory.head != 0 and step.memory.candidate is None:
            self.head, self.head_date = sentences, date
            self.versions.setdefault(sentences, step.memory.head)
        return step

    def unchanged(self, **facts: Any) -> Step:
        """The server says: not modified."""
        return self._take(Unchanged("not modified", self.watch.url, 304, "sha", "print", **facts))

    def fails(self, kind: TroubleKind = "unreachable", **facts: Any) -> Step:
        """The page cannot be read."""
        trouble = Trouble(kind, "because", **facts)
        return self._take(Failed(trouble, self.now))

    def later(self, **time: float) -> Story:
        """Time passes."""
        self.now += timedelta(**time)
        return self

    @property
    def told(self) -> list[str]:
        """What people were told, in order: the types of the events that raise an alert."""
        events = [event for step in self.steps for event in step.events]
        return [
            e.type if e.problem is None else f"{e.type} {e.problem.kind}"
            for e in events
            if e.report is None or e.report.alert
        ]

    def _take(self, observed: Observation) -> Step:
        step = decide(self.memory, observed, self.watch, self.patience, self.now)
        self.memory = step.memory
        self.steps.append(step)
        return step

    def _known(self, sentences: tuple[str, ...]) -> tuple[int, VersionRef] | None:
        seq = self.versions.get(sentences)
        return (
            None if seq in (None, self.memory.head) else (seq or 0, VersionRef("old", START, None))
        )

    def _report(self, sentences: tuple[str, ...], date: str | None) -> Report:
        gone = [s for s in self.head if s not in sentences]
        came = [s for s in sentences if s not in self.head]
        changes = [_change("removed", s, None) for s in gone] + [
            _change("added", None, s) for s in came
        ]
        if not changes and sentences != self.head:
            changes = [_change("moved", min(sentences), min(sentences))]
        return Report(tuple(changes), _date_change(self.head_date, date))


def _change(kind: ChangeKind, before: str | None, after: str | None) -> Change:
    words = before or after or ""
    severity: Severity = "editorial" if words.startswith("(") else "medium"
    path = (words.split(":")[0],)
    return Change(kind, words, path, before, after, severity=severity)


def _dates(value: str | None, sure: float = 1.0) -> tuple[PrintedDate, ...]:
    if value is None:
        return ()
    return (PrintedDate(value, "updated", f"Last updated: {value}", confidence=sure),)


def _date_change(before: str | None, after: str | None) -> DateChange:
    old, new = (_dates(v)[0] if v else None for v in (before, after))
    if old is None and new is None:
        return DateChange("absent")
    if old is None or new is None:
        return DateChange("appeared" if new else "disappeared", old, new)
    return DateChange("unchanged" if before == after else "moved", old, new)


@pytest.fixture
def story() -> Story:
    """A watch not yet read, eight in the morning."""
    return Story()


@pytest.fixture
def stories() -> Callable[[Patience], Story]:
    """The same with other waiting times."""
    return lambda patience: Story(patience=patience)
