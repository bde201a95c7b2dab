"""A store in a temporary folder, and steps to put into it."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from monitor.decide.memory import VersionRef
from monitor.decide.step import CheckRecord, Event, NewVersion, Outcome, Step
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
from monitor.store.snapshots.filesystem import Entry
from monitor.store.sqlite.sqlite_store import SqliteStore

NOW = datetime(2026, 11, 22, 1, 25, 44, 123456, tzinfo=UTC)
PRINTED = PrintedDate("2025-06", "updated", "Dernière mise à jour : Juin 2025")


def _url(watch: str) -> str:
    company, _, document = watch.partition("/")
    return f"https://{company}.example/{document}"


def watch_named(
    company: str = "ostenz", document: str = "privacy-policy", **facts: object
) -> Watch:
    """A watch whose folder is these two."""
    watch = f"{company}/{document}"
    return replace(Watch(watch, company.title(), document, _url(watch)), **facts)  # type: ignore[arg-type]


def page_of(body: bytes, at: datetime = NOW, url: str = "https://ostenz.example/") -> Page:
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

    def step(self, watch: str, *sentences: str) -> Step:
        """The step by which these sentences become the watch's next version."""
        memory = self.store.memory(watch)
        page = page_of(" ".join(sentences).encode(), self.now, _url(watch))
        stem = self.store.reserve_stem(watch, self.now)
        new = NewVersion(
            self.store.newest(watch) + 1, stem, page, policy_of(*sentences),
            hashlib.sha256(" ".join(sentences).encode()).hexdigest(),
        )  # fmt: skip
        memory = replace(
            memory, state="ok", head=new.seq, last_read=self.now, due=self.now + timedelta(hours=12)
        )
        reading = CheckRecord(watch, self.now, "first", page.final_url, 200, new.text_sha256)
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
        self.store.commit(Step(memory, CheckRecord(watch, self.now, outcome)), ())
        self.now += timedelta(hours=12)


class PowerLossError(BaseException):
    """The machine is off: nothing of the program runs any more."""


@dataclass
class File:
    """What a file seems to hold, and what of it would outlast a power loss."""

    seen: bytes = b""
    lasting: bytes = b""


@dataclass
class Folder:
    """The names a folder seems to hold, and those that would outlast a power loss."""

    seen: dict[str, File | Folder] = field(default_factory=dict)
    lasting: dict[str, File | Folder] = field(default_factory=dict)


@dataclass
class FakeFiles:
    """Files in memory on which each step may be the last, or fail.

    Every effect counts as a step. The power goes at step `cut`; `errors` says which errno a step
    fails with. Bytes last once they are synced, names once their folder is.
    """

    top: Folder = field(default_factory=Folder)
    cut: int = 0
    errors: dict[int, int] = field(default_factory=dict)
    steps: int = 0
    off: bool = False
    syncs_names: bool = True
    log: list[str] = field(default_factory=list)

    def make_folder(self, folder: str) -> None:
        above, name = self._place(folder)
        if not isinstance(above.seen.get(name, Folder()), Folder):
            raise NotADirectoryError(errno.ENOTDIR, folder)
        self._step(f"make {folder}")
        above.seen.setdefault(name, Folder())

    def create(self, path: str, data: bytes) -> None:
        above, name = self._place(path)
        if name in above.seen:
            raise FileExistsError(errno.EEXIST, path)
        self._step(f"create {path}")
        file = File()
        above.seen[name] = file
        self._step(f"write {path}")
        file.seen = data[: len(data) // 2]
        self._step(f"write the rest of {path}")
        file.seen = data
        self._step(f"sync {path}")
        file.lasting = data

    def rename(self, old: str, new: str) -> None:
        above, name = self._place(old)
        if name not in above.seen:
            raise FileNotFoundError(errno.ENOENT, old)
        self._step(f"rename {old}")
        above.seen[self._place(new)[1]] = above.seen.pop(name)

    def sync_folder(self, folder: str) -> None:
        found = self._folder(folder)
        self._step(f"sync {folder or '.'}")
        if self.syncs_names:
            found.lasting = dict(found.seen)

    def read(self, path: str) -> bytes:
        above, name = self._place(path)
        found = above.seen.get(name)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, path)
        if isinstance(found, Folder):
            raise IsADirectoryError(errno.EISDIR, path)
        return found.seen

    def remove(self, path: str) -> None:
        above, name = self._place(path)
        if name not in above.seen:
            raise FileNotFoundError(errno.ENOENT, path)
        self._step(f"remove {path}")
        del above.seen[name]

    def remove_folder(self, folder: str) -> None:
        above, name = self._place(folder)
        if self._folder(folder).seen:
            raise OSError(errno.ENOTEMPTY, folder)
        self._step(f"remove {folder}")
        del above.seen[name]

    def list(self, folder: str) -> tuple[Entry, ...]:
        names = sorted(self._folder(folder).seen.items())
        return tuple(
            Entry(name, "folder" if isinstance(found, Folder) else "file") for name, found in names
        )

    def after_power_loss(self, names: Literal["synced names last", "all names last"]) -> FakeFiles:
        """The files as the next start finds them; a file system may write names sooner than asked."""
        return FakeFiles(_survivor(self.top, every_name=names == "all names last"))

    def _step(self, what: str) -> None:
        self.steps += 1
        self.off = self.off or self.steps == self.cut
        if self.off:
            raise PowerLossError(what)
        self.log.append(what)
        if self.steps in self.errors:
            raise OSError(self.errors[self.steps], what)

    def _place(self, path: str) -> tuple[Folder, str]:
        above, _, name = path.rpartition("/")
        return self._folder(above), name

    def _folder(self, path: str) -> Folder:
        found: File | Folder | None = self.top
        for part in filter(None, path.split("/")):
            found = found.seen.get(part) if isinstance(found, Folder) else None
            if found is None:
                raise FileNotFoundError(errno.ENOENT, path)
        if not isinstance(found, Folder):
            raise NotADirectoryError(errno.ENOTDIR, path)
        return found


def _survivor(folder: Folder, *, every_name: bool) -> Folder:
    names = dict(folder.seen if every_name else folder.lasting)
    left = {name: _left(found, every_name=every_name) for name, found in names.items()}
    return Folder(dict(left), dict(left))


def _left(found: File | Folder, *, every_name: bool) -> File | Folder:
    if isinstance(found, Folder):
        return _survivor(found, every_name=every_name)
    return File(found.lasting, found.lasting)


@pytest.fixture
def fake_files() -> type[FakeFiles]:
    """Files on which the power goes or a call fails."""
    return FakeFiles


@pytest.fixture
def power_loss() -> type[PowerLossError]:
    """What is raised when the power goes."""
    return PowerLossError


@pytest.fixture
def enrolled() -> Callable[..., Books]:
    """Books on a store with one watch on its roll."""

    def sync_watches(store: SqliteStore) -> Books:
        store.sync_watches([watch_named()], NOW)
        return Books(store)

    return sync_watches


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The snapshot folder, not made yet."""
    return tmp_path / "snapshots"


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk: these tests kill processes, not machines; power loss is faked."""
    monkeypatch.setattr(os, "fsync", lambda _fd: None)
    modes = {True: ("WAL", "OFF"), False: ("DELETE", "OFF")}
    monkeypatch.setattr("monitor.store.sqlite.connection._JOURNAL", modes)


@pytest.fixture
def opened(root: Path, hasty: None) -> Iterator[Callable[..., SqliteStore]]:
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
def books(opened: Callable[..., SqliteStore], enrolled: Callable[..., Books]) -> Books:
    """A store with one watch on its roll."""
    return enrolled(opened())
