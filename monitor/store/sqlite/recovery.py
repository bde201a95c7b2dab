"""What a start makes good of the last end, whatever ended it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.error_translation import writing
from monitor.store.snapshots.filesystem import Files, RealFiles
from monitor.store.snapshots.listing import PARTS, WatchFolder, captured_at, survey
from monitor.store.sqlite.rebuild import rebuild
from monitor.store.sqlite.sqlite_store import SqliteStore, index_is_lost
from monitor.store.upkeep import Recovered, WriteObserver, unobserved

ORPHANS_KEPT: Final = timedelta(hours=24)
"""Files of a version that was never committed are kept this long, for a person to look at."""


def open_store(
    root: Path,
    now: datetime,
    *,
    reader: str = "",
    files: Files | None = None,
    observer: WriteObserver = unobserved,
) -> tuple[SqliteStore, Recovered]:
    """Opens the folder, whose `FolderLock` the caller holds, as a crash may have left it.

    A lost index is rebuilt from the files; a damaged one is refused with `StoreDamaged`.
    """
    files = files or RealFiles(root)
    rebuilt = rebuild(root, now, files=files).versions if index_is_lost(root, files) else 0
    store = SqliteStore(root, reader=reader, files=files, observer=observer)
    try:
        return store, _recover(store, now, rebuilt)
    except BaseException:
        store.close()
        raise


def _recover(store: SqliteStore, now: datetime, rebuilt: int) -> Recovered:
    leases = store.outbox.release()
    temporaries = orphans = 0
    for shelf in survey(store.snapshots.files, store.root):
        for name in shelf.temporaries:
            _remove(store, shelf.watch, name)
        temporaries += len(shelf.temporaries)
        for stem in _abandoned(store, shelf, now):
            for name in shelf.versions[stem]:
                _remove(store, shelf.watch, name)
            orphans += 1
    return Recovered(rebuilt, leases, temporaries, orphans)


def _abandoned(store: SqliteStore, shelf: WatchFolder, now: datetime) -> list[str]:
    """Versions that no transaction will ever name: old, and incomplete or overtaken by another.

    A whole version that is newer than all the index knows is left alone: it may be the index that
    is old, put back from a copy.
    """
    known = store.query.stems(shelf.watch)
    return [
        stem
        for stem, names in shelf.versions.items()
        if stem not in known
        and known
        and captured_at(stem) < now - ORPHANS_KEPT
        and (len(names) < PARTS or _overtaken(store, shelf.watch, stem))
    ]


def _overtaken(store: SqliteStore, watch: str, stem: str) -> bool:
    try:
        return store.snapshots.record(watch, stem).seq <= store.query.newest(watch)
    except StoreDamaged:
        return False  # what cannot be read is left to `verify`, and to a person


def _remove(store: SqliteStore, watch: str, name: str) -> None:
    with writing(store.root / watch / name):
        store.snapshots.files.remove(f"{watch}/{name}")
