"""A store in memory, held to the same contract as the store on disk; `backtest` replays into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf
from pathlib import Path
from typing import Final, TypeVar

from monitor.decide.memory import Memory, Version
from monitor.decide.step import NewVersion, Step
from monitor.errors import StoreOutdated, UsageError
from monitor.model import Alert, Clause, Page, Watch
from monitor.store.agenda import first_per_host, host_of, memory_of_listed, new_memory
from monitor.store.codec import free_stem, sha256
from monitor.store.commit_rules import is_current, is_stored
from monitor.store.in_memory_outbox import InMemoryOutbox

T = TypeVar("T")

NOWHERE: Final = Path("memory")
"""The location that errors name."""


@dataclass(frozen=True, slots=True)
class WatchData:
    """One watch with its memory, versions and pages by sequence number."""

    watch: Watch
    memory: Memory
    versions: tuple[Version, ...] = ()
    pages: tuple[Page, ...] = ()
    retired: bool = False


class InMemoryStore:
    """Implements `PipelineStore`, `Agenda` and `KeyValues`; `outbox` holds the alerts."""

    def __init__(self) -> None:
        self.outbox = InMemoryOutbox()
        self._watches: dict[str, WatchData] = {}
        self._values: dict[str, bytes] = {}

    # ------------------------------------------------------------ PipelineStore

    def memory(self, watch: str) -> Memory:
        """Return the state of a watch between two readings."""
        return self._known(watch).memory

    def newest(self, watch: str) -> int:
        """Return the highest sequence number in use; 0 before the first version."""
        return len(self._versions(watch))

    def version(self, watch: str, seq: int) -> Version:
        """Return a version with its clauses."""
        return _numbered(self._versions(watch), watch, seq)

    def page(self, watch: str, seq: int) -> Page:
        """Return the raw page of a version, hashes verified; raises `StoreDamaged`."""
        found = self._watches.get(watch)
        return _numbered(found.pages if found else (), watch, seq)

    def clauses_gone(self, watch: str) -> tuple[Clause, ...]:
        """Return the clauses that were removed, in their last wording, last removed first."""
        return _clauses_gone(self._versions(watch))

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """Return the newest version of the watch with exactly this text."""
        found = (v.seq for v in self._versions(watch) if v.text_sha256 == text_sha256)
        return max(found, default=None)

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:
        """Return a free file name for a version: its second, with `-2`, `-3` … if taken."""
        return free_stem(captured_at, frozenset(v.stem for v in self._versions(watch)))

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None:
        """Store version, events, alerts, reading and memory: all of them or nothing."""
        known = self._known(step.memory.watch)
        if is_stored(step, known.memory, lambda seq: known.versions[seq - 1].page_sha256):
            return
        if not is_current(step, known.memory, len(known.versions)):
            raise StoreOutdated(NOWHERE, f"{known.watch.id} moved on since it was read")
        if step.version:
            version = _version(step.memory.watch, step.version)
            pages = (*known.pages, step.version.page)
            known = replace(known, versions=(*known.versions, version), pages=pages)
        self._watches[known.watch.id] = replace(known, memory=step.memory)
        for alert in alerts:
            self.outbox.put(alert)

    # ------------------------------------------------------------ Agenda

    def sync_watches(self, listed: Sequence[Watch], now: datetime) -> None:
        """Make the stored watches those of the watchlist."""
        retired = {name: replace(known, retired=True) for name, known in self._watches.items()}
        self._watches = retired | {watch.id: self._listed(watch, now) for watch in listed}
        self.outbox.pull_in(now)

    def due(
        self, now: datetime, limit: int, busy_hosts: frozenset[str], busy_watches: frozenset[str]
    ) -> tuple[str, ...]:
        """Return due watches, longest overdue first, at most one per idle host."""
        waiting = [
            (known.memory.due, known.watch.id, host_of(known.watch))
            for known in self._watches.values()
            if known.memory.due <= now and not (known.watch.paused or known.retired)
        ]
        idle = (
            (watch, host)
            for _, watch, host in sorted(waiting)
            if host not in busy_hosts and watch not in busy_watches
        )
        return first_per_host(idle, limit)

    # ------------------------------------------------------------ KeyValues, and the rest

    def put(self, key: str, value: bytes) -> None:
        """Store a value, replacing an earlier one."""
        self._values[key] = value

    def get(self, key: str) -> bytes | None:
        """Return the value; None if the key was never put."""
        return self._values.get(key)

    def amend(self, watch: str, change: Callable[[Memory], Memory]) -> Memory:
        """Change the memory of a watch outside a reading; return the new memory."""
        known = self._known(watch)
        self._watches[watch] = replace(known, memory=change(known.memory))
        return self._watches[watch].memory

    def _known(self, watch: str) -> WatchData:
        if watch not in self._watches:
            raise UsageError(f"no watch is called {watch}")
        return self._watches[watch]

    def _versions(self, watch: str) -> tuple[Version, ...]:
        found = self._watches.get(watch)
        return found.versions if found else ()

    def _listed(self, watch: Watch, now: datetime) -> WatchData:
        known = self._watches.get(watch.id)
        if known is None:
            return WatchData(watch, new_memory(watch, now))
        memory = memory_of_listed(watch, known.watch, known.memory, now)
        return replace(known, watch=watch, memory=memory, retired=False)


def _version(watch: str, new: NewVersion) -> Version:
    return Version(
        watch=watch, seq=new.seq, stem=new.stem, captured_at=new.page.fetched_at,
        page_sha256=sha256(new.page.body), text_sha256=new.text_sha256,
        last_updated=new.policy.last_updated, clauses=new.policy.clauses,
        language=new.policy.language,
    )  # fmt: skip


def _numbered(values: Sequence[T], watch: str, seq: int) -> T:
    if not 0 < seq <= len(values):
        raise UsageError(f"{watch} has no version {seq}")
    return values[seq - 1]


@dataclass(frozen=True, slots=True)
class _LastWording:
    """A clause in its last wording, and the versions that it came and went with."""

    clause: Clause
    since: int
    until: float = inf


def _clauses_gone(versions: Sequence[Version]) -> tuple[Clause, ...]:
    last: dict[str, _LastWording] = {}
    for version in versions:
        present = {clause.id: _wording(clause) for clause in version.clauses}
        for name, wording in last.items():
            if name not in present:
                last[name] = replace(wording, until=min(wording.until, version.seq))
        for name, clause in present.items():
            if name not in last or (last[name].clause, last[name].until) != (clause, inf):
                last[name] = _LastWording(clause, version.seq)
    gone = [found for found in last.values() if found.until < inf]
    ordered = sorted(gone, key=lambda found: (-found.until, -found.since))
    return tuple(found.clause for found in ordered)


def _wording(clause: Clause) -> Clause:
    """Return the clause with what makes up its wording only."""
    return Clause(clause.text, clause.kind, clause.path, clause.label, id=clause.id)
