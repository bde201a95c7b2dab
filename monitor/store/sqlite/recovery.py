"""Open the store and repair what a crash left behind."""

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
"""How long the files of a version that was never committed are kept, for inspection."""


def open_store(
    root: Path,
    now: datetime,
    *,
    reader: str = "",
    files: Files | None = None,
    observer: WriteObserver = unobserved,
    keys: Path | None = None,
) -> tuple[SqliteStore, Recovered]:
    """Open the folder and repair it; the caller holds the `FolderLock`.

    A lost index is rebuilt from the files. Raises `StoreDamaged` for a damaged index.
    """
    files = files or RealFiles(root)
    lost = index_is_lost(root, files)
    rebuilt = rebuild(root, now, files=files, keys=keys).versions if lost else 0
    store = SqliteStore(root, reader=reader, files=files, observer=observer, keys=keys)
    try:
        return store, _recover(store, now, rebuilt)
    except BaseException:
        store.close()
        raise


def _recover(store: SqliteStore, now: datetime, rebuilt: int) -> Recovered:
    leases = store.outbox.release()
    forgotten = store.forgetting.recover()
    temporaries = orphans = 0
    for folder in survey(store.snapshots.files, store.root):
        for name in folder.temporaries:
            _remove(store, folder.watch, name)
        temporaries += len(folder.temporaries)
        for stem in _abandoned(store, folder, now):
            for name in folder.versions[stem]:
                _remove(store, folder.watch, name)
            orphans += 1
    return Recovered(rebuilt, leases, temporaries, orphans, forgotten)


def _abandoned(store: SqliteStore, folder: WatchFolder, now: datetime) -> list[str]:
    """Return versions that no transaction will commit: old, and incomplete or superseded.

    A complete version that is newer than the index is kept: the index may be an old backup.
    """
    known = store.query.stems(folder.watch)
    return [
        stem
        for stem, names in folder.versions.items()
        if stem not in known
        and known
        and captured_at(stem) < now - ORPHANS_KEPT
        and (len(names) < PARTS or _overtaken(store, folder.watch, stem))
    ]


def _overtaken(store: SqliteStore, watch: str, stem: str) -> bool:
    try:
        return store.snapshots.record(watch, stem).seq <= store.query.newest(watch)
    except StoreDamaged:
        return False  # `verify` reports what cannot be read


def _remove(store: SqliteStore, watch: str, name: str) -> None:
    with writing(store.root / watch / name):
        store.snapshots.files.remove(f"{watch}/{name}")
