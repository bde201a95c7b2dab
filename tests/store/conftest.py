"""A store in a temporary folder, and steps to put into it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.decide.memory import VersionRef
from monitor.decide.step import Event, NewVersion, Outcome, Reading, Step
from monitor.model import (
    Alert,
    Change,
    Clause,
    DateChange,
    Page,
    Policy,
    PrintedDate,
    Report,
    Validators,
    Watch,
)
from monitor.store.store import SqliteStore

NOW = datetime(2026, 11, 22, 1, 25, 44, 123456, tzinfo=UTC)
PRINTED = PrintedDate("2025-06", "updated", "Dernière mise à jour : Juin 2025")


def watch_named(
    company: str = "ostenz", document: str = "privacy-policy", **facts: object
) -> Watch:
    """A watch whose folder is these two."""
    url = f"https://{company}.example/{document}"
    return replace(Watch(f"{company}/{document}", company.title(), document, url), **facts)  # type: ignore[arg-type]


def page_of(body: bytes, at: datetime = NOW, url: str = "https://ostenz.example/p") -> Page:
    """A page as the fetcher brings it."""
    return Page(
        url, url, 200, (("Content-Type", "text/html"), ("Set-Cookie", "id=secret")), body,
        "text/html; charset=utf-8", at, Validators('"etag"', None),
    )  # fmt: skip


def policy_of(*sentences: str) -> Policy:
    """A policy of these clauses, each under the id that its first word makes."""
    clauses = tuple(Clause(s, path=("Part",), id=s.split()[0].lower()) for s in sentences)
    return Policy(clauses, (PRINTED,), "fr", "Politique")


@dataclass
class Books:
    """Takes a store through readings as the pipeline would."""

    store: SqliteStore
    now: datetime = NOW

    def step(self, watch: str, *sentences: str, channels: tuple[str, ...] = ("team",)) -> Step:
        """The step by which these sentences become the watch's next version."""
        memory = self.store.memory(watch)
        page = page_of(" ".join(sentences).encode(), self.now)
        stem = self.store.reserve_stem(watch, self.now)
        new = NewVersion(
            self.store.newest(watch) + 1, stem, page, policy_of(*sentences),
            hashlib.sha256(" ".join(sentences).encode()).hexdigest(),
        )  # fmt: skip
        memory = replace(
            memory, state="ok", head=new.seq, last_read=self.now, due=self.now + timedelta(hours=12)
        )
        reading = Reading(watch, self.now, "first", page.final_url, 200, new.text_sha256)
        if new.seq == 1:
            return Step(memory, reading, new)
        memory = replace(memory, events=memory.events + 1, last_change=self.now)
        change = Change("reworded", "we", ("Part",), "before", "after", severity="medium")
        event = Event(
            "policy.changed", watch, memory.events, self.now, "old", new.text_sha256, None,
            VersionRef(stem, self.now, PRINTED), Report((change,), DateChange("unchanged")),
        )  # fmt: skip
        return Step(memory, replace(reading, outcome="confirmed"), new, (event,))

    def alerts(self, step: Step, channels: tuple[str, ...] = ("team",)) -> tuple[Alert, ...]:
        """One alert per event and channel."""
        return tuple(
            Alert(f"msg_{e.watch}_{e.number}_{c}", e.watch, c, e.type, b"{}", self.now)
            for e in step.events
            for c in channels
        )

    def change(self, watch: str, *sentences: str, channels: tuple[str, ...] = ("team",)) -> Step:
        """Commits these sentences as the next version, with an alert for each channel."""
        step = self.step(watch, *sentences)
        self.store.commit(step, self.alerts(step, channels))
        self.now += timedelta(hours=12)
        return step

    def read(self, watch: str, outcome: Outcome = "not modified") -> None:
        """Commits a reading that found nothing new."""
        memory = replace(self.store.memory(watch), last_read=self.now)
        self.store.commit(Step(memory, Reading(watch, self.now, outcome)), ())
        self.now += timedelta(hours=12)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The snapshot folder, not made yet."""
    return tmp_path / "snapshots"


@pytest.fixture
def opened(root: Path) -> Iterator[Callable[..., SqliteStore]]:
    """Opens stores that are closed when the test ends."""
    stores: list[SqliteStore] = []

    def open_store(**parts: object) -> SqliteStore:
        store = SqliteStore(root, reader="r1", **parts)  # type: ignore[arg-type]
        stores.append(store)
        return store

    yield open_store
    for store in stores:
        store.close()


@pytest.fixture
def books(opened: Callable[..., SqliteStore]) -> Books:
    """A store with one watch on its roll."""
    store = opened()
    store.enrol([watch_named()], NOW)
    return Books(store)
