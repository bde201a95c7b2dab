"""Create the index anew from the files, with the alerts and readings of the old index."""

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
from monitor.store.backends import default_keys
from monitor.store.codec import stem_for
from monitor.store.error_translation import writing
from monitor.store.rows import StoredFile
from monitor.store.snapshots.durable import TEMPORARY
from monitor.store.snapshots.evidence_keys import EvidenceKeys
from monitor.store.snapshots.filesystem import Files, RealFiles, sync
from monitor.store.snapshots.folder import Snapshots, stored_as
from monitor.store.snapshots.listing import WatchFolder, survey
from monitor.store.snapshots.log_files import LogFiles
from monitor.store.snapshots.record import Record, version_of
from monitor.store.sqlite import log_table, order_table, step_writer, watches
from monitor.store.sqlite.connection import INDEX, connect, transaction
from monitor.store.sqlite.log_claims import FORGOTTEN, Version
from monitor.store.sqlite.log_verification import Log, distinct, dropped, read_log
from monitor.store.sqlite.rewording import write_all
from monitor.store.sqlite.salvage import forget_salvaged, log_of, salvage
from monitor.store.upkeep import Progress, Rebuilt, Salvaged, unreported
from monitor.transparency.entries import encode

_SIDECARS: Final = ("-journal", "-wal", "-shm")
"""Files that SQLite keeps beside an index; they must never lie beside another index."""


def rebuild(
    root: Path,
    now: datetime,
    *,
    keys: Path | None = None,
    files: Files | None = None,
    progress: Progress = unreported,
) -> Rebuilt:
    """Read all versions and replace the index; the old index is kept beside the new one.

    The caller holds the `FolderLock`. All watches are retired until the next `sync_watches`, and due
    at once. The old index stays in place until the new one is complete, so a crash is harmless.
    """
    snapshots = Snapshots(root, files or RealFiles(root))
    fresh = root / f"{TEMPORARY}{INDEX}"
    _discard(fresh)
    folders = list(survey(snapshots.files, root))
    log_files = LogFiles(root, snapshots.files)
    evidence_keys = EvidenceKeys(keys or default_keys(root))
    log = read_log(log_files, evidence_keys, lambda: log_of(root / INDEX))
    damaged = list(log.damaged)
    restored: dict[Version, str] = {}
    with closing(connect(fresh)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the finished file is synced once
        for done, folder in enumerate(folders, 1):
            records = _records(snapshots, folder, log, damaged)
            if records:
                with transaction(connection, fresh):
                    _restore(connection, records, now)
                restored |= {(r.watch, r.version): each[-1].sha256 for r, each in records}
            progress(done, len(folders))
        with transaction(connection, fresh):
            salvaged = _carry_over(root, connection, log, log_files)
        damaged.extend(dropped(log, snapshots, restored))
        connection.execute("PRAGMA journal_mode = DELETE")
    with writing(fresh):
        sync(fresh)
    kept = _exchange(root, fresh, now)
    watches = {watch for watch, _ in restored}
    return Rebuilt(len(watches), len(restored), distinct(damaged), salvaged, kept)


def _carry_over(root: Path, connection: sqlite3.Connection, log: Log, files: LogFiles) -> Salvaged:
    """Fill the new index with the log, and with what the old index alone holds."""
    log_table.restore(connection, tuple(map(encode, log.entries)))
    order_table.catch_up(connection, files)
    salvaged = salvage(root / INDEX, connection) if (root / INDEX).exists() else Salvaged()
    for entry in log.claims.forgotten.values():
        forget_salvaged(connection, entry)
    log_table.catch_up(connection, files)
    return salvaged


Restorable = tuple[Record, tuple[StoredFile, ...]]


def _records(
    snapshots: Snapshots, folder: WatchFolder, log: Log, damaged: list[StoreDamaged]
) -> list[Restorable]:
    """Return the versions whose three files are verified, one per number: the last written.

    Two versions share a number if a crash left the first of them uncommitted. Versions that the
    log contradicts are damaged; versions of a forgotten watch are left out.
    """
    found: dict[int, Restorable] = {}
    for stem in folder.versions:
        try:
            record = snapshots.record(folder.watch, stem)
            if (folder.watch, record.page.name) not in log.claims.retired:
                snapshots.page(record)
            snapshots.markdown(record)
        except StoreDamaged as error:
            damaged.append(error)
            continue
        sealed = stored_as(f"{stem}.json", snapshots.files.read(f"{folder.watch}/{stem}.json"))
        fault = log.claims.fault(folder.watch, stem, sealed.sha256)
        if fault == FORGOTTEN:
            continue
        if fault:
            damaged.append(StoreDamaged(snapshots.root / folder.watch / sealed.name, fault))
            continue
        found[record.seq] = (record, (record.page, record.markdown, sealed))
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
        version = version_of(record)
        step_writer.insert_version(connection, version, files)
        write_all(connection, version)
        step_writer.insert_reading(connection, _reading(record))


def _remembered(newest: Record, now: datetime) -> Memory:
    """Return the memory of a watch as far as its newest version shows it.

    The number of events is lost. Counting continues from the clock's seconds, so that no alert gets
    the id of an earlier one.
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
    """Replace the index; after a crash in between, the next start rebuilds it."""
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
