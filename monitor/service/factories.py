"""The parts as a watchlist asks for them: the folder, and what fetches and posts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog

import monitor
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.gate import Gate
from monitor.fetch.politeness import HostPace, Pacing, Politeness
from monitor.store.codec import unpack
from monitor.store.snapshots.durable import Passing, unobserved
from monitor.store.snapshots.lock import FolderLock
from monitor.store.sqlite.recovery import Recovered, open_store
from monitor.store.sqlite.store import SqliteStore
from monitor.watchlist import Watchlist

RESTS: Final = "hosts at rest"
"""Under this name the store keeps which hosts want to be left alone."""

log = structlog.get_logger(__name__)


READING: Final = ("extract", "segment", "dates", "text")
"""Everything that reading imports: a change in any of it may change what is read."""


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@contextmanager
def folder(watchlist: Watchlist, passing: Passing = unobserved) -> Iterator[SqliteStore]:
    """The snapshot folder, locked for this process, what a crash left behind made good."""
    root = watchlist.settings.snapshots
    with FolderLock(root):
        store, recovered = open_store(root, utc_now(), reader=reader_version(), passing=passing)
        if recovered != Recovered():
            log.info("recovered", **asdict(recovered))
        with closing(store):
            yield store


def reader_version() -> str:
    """A short hash of the reading code: written beside each version that it read."""
    package = Path(monitor.__file__).parent
    digest = hashlib.sha256()
    for stage in READING:
        for module in sorted((package / stage).rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()[:12]


def fetcher_for(watchlist: Watchlist, manners: Politeness | None = None) -> Fetcher:
    """What fetches and posts within the bounds of this watchlist."""
    return Fetcher(
        contact=watchlist.settings.contact or None,
        gate=Gate(watchlist.network.allow),
        manners=manners or manners_for(watchlist),
    )


def manners_for(watchlist: Watchlist, rests: tuple[HostPace, ...] = ()) -> Politeness:
    """How hosts are asked; `rests` are those that want to be left alone from an earlier run."""
    return Politeness(Pacing(watchlist.settings.host_delay), paces=rests)


def rests_in(store: SqliteStore) -> tuple[HostPace, ...]:
    """The hosts that asked an earlier run to be left alone."""
    kept = store.kept(RESTS)
    return unpack(kept, tuple[HostPace, ...]) if kept else ()
