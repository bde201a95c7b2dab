"""Compare every file with its hash in the index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreDamaged
from monitor.store.backends import default_keys
from monitor.store.rows import VersionRow
from monitor.store.snapshots.evidence_keys import EvidenceKeys
from monitor.store.snapshots.filesystem import Files, RealFiles
from monitor.store.snapshots.folder import Snapshots
from monitor.store.snapshots.listing import captured_at, survey
from monitor.store.snapshots.log_files import LogFiles
from monitor.store.snapshots.record import UNCHAINED, Record, version_of
from monitor.store.sqlite.log_verification import INSERTED, Log, distinct, dropped, read_log, rolls
from monitor.store.sqlite.queries import SqliteQueries
from monitor.store.sqlite.recovery import ORPHANS_KEPT
from monitor.store.upkeep import EVERYTHING, Progress, Share, Verdict, unreported


def verify(
    root: Path,
    queries: SqliteQueries,
    now: datetime,
    *,
    keys: Path | None = None,
    files: Files | None = None,
    share: Share = EVERYTHING,
    progress: Progress = unreported,
) -> Verdict:
    """Read and compare every file of this share of the versions; safe beside a daemon.

    The log and its checkpoints are compared whole, rolls of days by share.
    """
    snapshots = Snapshots(root, files or RealFiles(root))
    versions = [version for watch in queries.watches() for version in queries.versions(watch)]
    chosen = versions[share.part % share.of :: share.of]
    damaged: list[StoreDamaged] = []
    for done, version in enumerate(chosen, 1):
        damaged.extend(_examine(snapshots, queries, version))
        progress(done, len(chosen))
    damaged.extend(_planted(snapshots))
    log_files = LogFiles(root, snapshots.files)
    log = read_log(log_files, EvidenceKeys(keys or default_keys(root)), queries.log_entries)
    damaged.extend(_contradictions(snapshots, queries, log, now))
    damaged.extend(rolls(log, log_files, share))
    orphans = tuple(_orphans(snapshots, queries, now))
    return Verdict(len(chosen), distinct(damaged), orphans, len(log.entries), log.checkpoints)


def _contradictions(
    snapshots: Snapshots, queries: SqliteQueries, log: Log, now: datetime
) -> Iterator[StoreDamaged]:
    """Yield what is wrong with the log, then each version that it contradicts."""
    yield from log.damaged
    indexed = queries.record_hashes()
    yield from dropped(log, snapshots, indexed)
    for (watch, stem), record in indexed.items():
        fault = log.fault(watch, stem, record)
        if fault:
            yield StoreDamaged(snapshots.root / watch / f"{stem}.json", fault)
    for path in _orphans(snapshots, queries, now):
        watch = path.parent.relative_to(snapshots.root).as_posix()
        if path.suffix == ".json" and log.fault(watch, path.stem, "") == INSERTED:
            yield StoreDamaged(path, INSERTED)


def _examine(
    snapshots: Snapshots, queries: SqliteQueries, row: VersionRow
) -> Iterator[StoreDamaged]:
    sound = True
    for stored in queries.files(row.watch, row.seq):
        try:
            snapshots.verified(row.watch, stored)
        except StoreDamaged as error:
            sound = False
            yield error
    if sound:
        yield from _disagreement(snapshots, queries, row)


def _disagreement(
    snapshots: Snapshots, queries: SqliteQueries, row: VersionRow
) -> Iterator[StoreDamaged]:
    """Yield an error if the index contradicts the files, which are as they were written."""
    try:
        record = snapshots.record(row.watch, row.stem)
        snapshots.page(record)
    except StoreDamaged as error:
        yield error
        return
    path = snapshots.root / row.watch / f"{row.stem}.json"
    if record.format > UNCHAINED and record.previous != queries.record_before(row.watch, row.seq):
        yield StoreDamaged(path, "its predecessor is not the version that it names")
    if not _agree(queries, row, record):
        yield StoreDamaged(path, "the index says something else of this version: rebuild it")


def _agree(queries: SqliteQueries, row: VersionRow, record: Record) -> bool:
    return queries.version(row.watch, row.seq) == version_of(record)


def _planted(snapshots: Snapshots) -> Iterator[StoreDamaged]:
    for folder in survey(snapshots.files, snapshots.root):
        for name in folder.planted:
            path = snapshots.root / folder.watch / name
            yield StoreDamaged(path, "it is no file: the store never makes links, pipes or devices")


def _orphans(snapshots: Snapshots, queries: SqliteQueries, now: datetime) -> Iterator[Path]:
    """Yield files of uncommitted versions, except young ones, which a daemon may yet commit."""
    for folder in survey(snapshots.files, snapshots.root):
        known = queries.stems(folder.watch)
        for stem, names in folder.versions.items():
            if stem not in known and captured_at(stem) < now - ORPHANS_KEPT:
                yield from (snapshots.root / folder.watch / name for name in names)
