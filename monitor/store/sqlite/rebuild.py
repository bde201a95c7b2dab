"""The index made anew from the files, and from what the old one still tells of alerts and readings."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from monitor.decide.memory import Memory
from monitor.decide.step import CheckRecord
from monitor.errors import StoreDamaged
from monitor.model import Watch
from monitor.store.codec import stem_for
from monitor.store.error_translation import writing
from monitor.store.rows import StoredFile
from monitor.store.snapshots.durable import TEMPORARY
from monitor.store.snapshots.filesystem import Files, RealFiles, sync
from monitor.store.snapshots.folder import Snapshots, stored_as
from monitor.store.snapshots.listing import WatchFolder, survey
from monitor.store.snapshots.record import Record, version_of
from monitor.store.sqlite import step_writer, watches
from monitor.store.sqlite.connection import INDEX, connect, transaction
from monitor.store.sqlite.salvage import salvage
from monitor.store.upkeep import Progress, Rebuilt, Salvaged, unreported

_SIDECARS: Final = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside an index: never to be found beside another one."""


def rebuild(
    root: Path,
    now: datetime,
    *,
    files: Files | None = None,
    progress: Progress = unreported,
) -> Rebuilt:
    """Reads all versions and puts a new index in the old one's place, which is kept beside it.

    The caller holds the `FolderLock`. All watches are retired until they are enrolled again, due at
    once. Until the new index is whole the old one stays as it is; a crash in between is harmless.
    """
    snapshots = Snapshots(root, files or RealFiles(root))
    fresh = root / f"{TEMPORARY}{INDEX}"
    _discard(fresh)
    shelves = list(survey(snapshots.files, root))
    damaged: list[StoreDamaged] = []
    watches = versions = 0
    with closing(connect(fresh)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # it is synced once, before it counts
        for done, shelf in enumerate(shelves, 1):
            records = _records(snapshots, shelf, damaged)
            if records:
                with transaction(connection, fresh):
                    _restore(connection, records, now)
                watches, versions = watches + 1, versions + len(records)
            progress(done, len(shelves))
        with transaction(connection, fresh):
            salvaged = salvage(root / INDEX, connection) if (root / INDEX).exists() else Salvaged()
        connection.execute("PRAGMA journal_mode = DELETE")
    with writing(fresh):
        sync(fresh)
    return Rebuilt(watches, versions, tuple(damaged), salvaged, _exchange(root, fresh, now))


Restorable = tuple[Record, tuple[StoredFile, ...]]


def _records(
    snapshots: Snapshots, shelf: WatchFolder, damaged: list[StoreDamaged]
) -> list[Restorable]:
    """The versions whose three files prove themselves, one for each number: the latest written.

    Two bear one number where the first was written and, after a crash, never committed.
    """
    found: dict[int, Restorable] = {}
    for stem in shelf.versions:
        try:
            record = snapshots.record(shelf.watch, stem)
            snapshots.page(record)
            snapshots.markdown(record)
        except StoreDamaged as error:
            damaged.append(error)
            continue
        sealed = snapshots.files.read(f"{shelf.watch}/{stem}.json")
        found[record.seq] = (
            record,
            (record.page, record.markdown, stored_as(f"{stem}.json", sealed)),
        )
    return [found[seq] for seq in sorted(found)]


def _restore(connection: sqlite3.Connection, records: list[Restorable], now: datetime) -> None:
    newest = records[-1][0]
    watch = Watch(
        newest.watch, newest.company, newest.document, newest.fetched.url,
        keep=newest.selectors.keep, drop=newest.selectors.drop, section=newest.selectors.section,
        language=newest.selectors.language,
    )  # fmt: skip
    watches.enter(connection, watch, _remembered(newest, now), retired=True)
    for record, files in records:
        step_writer.insert_version(connection, version_of(record), files)
        step_writer.insert_reading(connection, _reading(record))


def _remembered(newest: Record, now: datetime) -> Memory:
    """What the newest version tells of its watch.

    How many events there were is lost: counting goes on from the seconds of the clock, so that no
    alert gets the id of an earlier one.
    """
    return Memory(
        newest.watch, "ok", since=newest.captured_at, due=now, last_read=newest.captured_at,
        last_change=newest.captured_at if newest.seq > 1 else None,
        body_sha256=newest.fetched.sha256, head=newest.seq, events=int(now.timestamp()),
    )  # fmt: skip


def _reading(record: Record) -> CheckRecord:
    return CheckRecord(
        record.watch, record.captured_at, "first" if record.seq == 1 else "confirmed",
        record.fetched.final_url, record.fetched.status, record.fetched.sha256,
    )  # fmt: skip


def _exchange(root: Path, fresh: Path, now: datetime) -> Path | None:
    """Puts the new index in place; in between there is none, and the next start rebuilds again."""
    path = root / INDEX
    kept = None
    with writing(path):
        if path.exists():
            kept = root / f"{INDEX}.until-{stem_for(now)}"
            path.rename(kept)
        for suffix in _SIDECARS:
            with suppress(FileNotFoundError):
                (root / f"{INDEX}{suffix}").rename(f"{kept or path}{suffix}.old")
        sync(root)
        fresh.rename(path)
        sync(root)
    return kept


def _discard(fresh: Path) -> None:
    with writing(fresh):
        for suffix in ("", *_SIDECARS):
            Path(f"{fresh}{suffix}").unlink(missing_ok=True)
