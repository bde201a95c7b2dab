"""Compare every file with its hash in the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreDamaged, UsageError
from monitor.store.backends import default_keys
from monitor.store.rows import VersionRow
from monitor.store.snapshots.evidence_keys import EvidenceKeys
from monitor.store.snapshots.filesystem import Files, RealFiles
from monitor.store.snapshots.folder import Snapshots
from monitor.store.snapshots.listing import captured_at, survey
from monitor.store.snapshots.log_files import LogFiles
from monitor.store.snapshots.record import UNCHAINED, Record, version_of
from monitor.store.sqlite.connection import INDEX
from monitor.store.sqlite.log_claims import FORGOTTEN, INSERTED, Version
from monitor.store.sqlite.log_verification import Log, distinct, dropped, orders, read_log, rolls
from monitor.store.sqlite.queries import SqliteQueries
from monitor.store.sqlite.recovery import ORPHANS_KEPT
from monitor.store.upkeep import EVERYTHING, KeptOutside, Progress, Share, Verdict, unreported


def verify(
    root: Path,
    queries: SqliteQueries,
    now: datetime,
    *,
    keys: Path | None = None,
    files: Files | None = None,
    share: Share = EVERYTHING,
    progress: Progress = unreported,
    outside: KeptOutside = (),
) -> Verdict:
    """Read and compare every file of this share of the versions; safe beside a daemon.

    The log and its checkpoints are compared whole, rolls of days by share. `outside` holds
    checkpoints that were kept elsewhere, by the paths of their files.
    """
    snapshots = Snapshots(root, files or RealFiles(root))
    log_files, secrets = LogFiles(root, snapshots.files), EvidenceKeys(keys or default_keys(root))
    versions = [version for watch in queries.watches() for version in queries.versions(watch)]
    chosen = versions[share.part % share.of :: share.of]
    damaged: list[StoreDamaged] = []
    for done, version in enumerate(chosen, 1):
        damaged.extend(_examine(snapshots, queries, version))
        progress(done, len(chosen))
    damaged.extend(_planted(snapshots))
    indexed = queries.record_hashes()
    log = read_log(log_files, secrets, queries.log_entries, outside)
    damaged.extend(_contradictions(snapshots, queries, log, indexed, now))
    damaged.extend(rolls(log, log_files, share))
    damaged.extend(orders(log, root / INDEX, queries.order_lines))
    if damaged:  # a daemon may have removed files meanwhile
        later = read_log(log_files, secrets, queries.log_entries)
        damaged = [each for each in damaged if not _removed_since(log, later, each, root)]
    orphans = tuple(_orphans(snapshots, queries, now))
    return Verdict(
        len(chosen), distinct(damaged), orphans, len(log.entries), log.checkpoints,
        tuple(log.claims.forgotten.values()), len(log.claims.retired), log.newest,
    )  # fmt: skip


def _removed_since(before: Log, after: Log, damage: StoreDamaged, root: Path) -> bool:
    """Return whether a removal was logged during the verification that excuses an absence."""
    if damage.path == root / INDEX:
        return before.claims.orders != after.claims.orders
    excused = after.claims.excuses(damage.path, root)
    return excused and not before.claims.excuses(damage.path, root)


def _contradictions(
    snapshots: Snapshots,
    queries: SqliteQueries,
    log: Log,
    indexed: Mapping[Version, str],
    now: datetime,
) -> Iterator[StoreDamaged]:
    """Yield what is wrong with the log, then each version that it contradicts."""
    yield from log.damaged
    yield from dropped(log, snapshots, indexed)
    for (watch, stem), record in indexed.items():
        fault = log.claims.fault(watch, stem, record)
        if fault:
            yield StoreDamaged(snapshots.root / watch / f"{stem}.json", fault)
    for path in _orphans(snapshots, queries, now):
        watch = path.parent.relative_to(snapshots.root).as_posix()
        if path.suffix == ".json" and log.claims.fault(watch, path.stem, "") == INSERTED:
            yield StoreDamaged(path, INSERTED)
    for folder in survey(snapshots.files, snapshots.root):
        for stem, names in folder.versions.items():
            if log.claims.is_forgotten(folder.watch, stem):
                for name in names:
                    yield StoreDamaged(snapshots.root / folder.watch / name, FORGOTTEN)


def _examine(
    snapshots: Snapshots, queries: SqliteQueries, row: VersionRow
) -> Iterator[StoreDamaged]:
    try:
        page, *others = queries.files(row.watch, row.seq)
    except UsageError:  # the watch was forgotten meanwhile
        return
    retired = queries.is_retired(row.watch, page.name)
    sound = True
    for stored in others if retired else (page, *others):
        try:
            snapshots.verified(row.watch, stored)
        except StoreDamaged as error:
            sound = False
            yield error
    if sound:
        yield from _disagreement(snapshots, queries, row, retired=retired)


def _disagreement(
    snapshots: Snapshots, queries: SqliteQueries, row: VersionRow, *, retired: bool
) -> Iterator[StoreDamaged]:
    """Yield an error if the index contradicts the files, which are as they were written."""
    try:
        record = snapshots.record(row.watch, row.stem)
        if not retired:
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
