"""Find what contradicts the log: rewritten, dropped and inserted versions, and a rewritten log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.codec import sha256
from monitor.store.compression import ZstdError
from monitor.store.snapshots.evidence_keys import CHECKPOINT, KEY, EvidenceKeys
from monitor.store.snapshots.folder import Snapshots
from monitor.store.snapshots.log_files import CHECKPOINT as CHECKPOINT_SUFFIX
from monitor.store.snapshots.log_files import ENTRIES, LogFiles, roll_name
from monitor.store.upkeep import Share
from monitor.transparency.audit import audit
from monitor.transparency.entries import DayEntry, Entry, VersionEntry, decode

Version = tuple[str, str]
"""Id of a watch, and stem of a version."""

REWRITTEN: Final = "it was rewritten: the log holds another hash of this record"
INSERTED: Final = "it was inserted later: the log closed its day without it"


@dataclass(frozen=True, slots=True)
class Log:
    """The log as it was found."""

    entries: tuple[Entry, ...] = ()
    checkpoints: int = 0
    damaged: tuple[StoreDamaged, ...] = ()
    """What is wrong with the log itself."""
    records: Mapping[Version, str] = field(default_factory=dict)
    """The record's hash of each version in the log: the first that was logged."""
    closed: str = ""
    """The last day that the log closes; "" before the first."""

    def fault(self, watch: str, stem: str, record: str) -> str | None:
        """Return what the log says against this record of a version; None if nothing."""
        logged = self.records.get((watch, stem))
        if logged is not None:
            return None if logged == record else REWRITTEN
        return INSERTED if stem[:10] <= self.closed else None


def read_log(
    files: LogFiles, keys: EvidenceKeys, indexed: Callable[[], tuple[bytes, ...] | None]
) -> Log:
    """Return the log of the files, continued by that of the index, compared with all checkpoints.

    `indexed` returns the entries in the index; None if there is no index to compare with. A daemon
    may seal meanwhile: what it writes last is read first, so that each part covers the one before.
    """
    damaged: list[StoreDamaged] = []
    known: tuple[bytes, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    try:
        kept = keys.checkpoint()
        notes = files.checkpoints()
        known = files.entries()
        damaged.extend(_unsigned(files))
        damaged.extend(_signatures(files, keys, kept, known, notes))
    except StoreDamaged as error:
        damaged.append(error)
    table = indexed()
    everything = known
    if table is not None and table[: len(known)] == known:
        everything = table
    elif table is not None:
        damaged.append(
            StoreDamaged(files.path(""), "its entries are not those of the log in the index")
        )
    entries: list[Entry] = []
    for position, data in enumerate(everything):
        try:
            entries.append(decode(data))
        except ValueError as error:
            damaged.append(StoreDamaged(files.path(f"entry {position}"), str(error)))
    return _log(tuple(entries), len(notes), tuple(damaged))


def dropped(
    log: Log, snapshots: Snapshots, indexed: Mapping[Version, str]
) -> Iterator[StoreDamaged]:
    """Yield each version that the log has and neither index nor folder."""
    for (watch, stem), record in log.records.items():
        if (watch, stem) in indexed:
            continue
        path = snapshots.root / watch / f"{stem}.json"
        try:
            found = sha256(snapshots.files.read(f"{watch}/{stem}.json"))
        except OSError:
            yield StoreDamaged(path, "it was dropped: the log has this version")
            continue
        if found != record:
            yield StoreDamaged(path, REWRITTEN)


def rolls(log: Log, files: LogFiles, share: Share) -> Iterator[StoreDamaged]:
    """Yield each roll of this share that is not the one in the log."""
    days = [entry for entry in log.entries if isinstance(entry, DayEntry)]
    for entry in days[share.part % share.of :: share.of]:
        try:
            roll = files.roll(entry.day)
        except StoreDamaged as error:
            yield error
            continue
        except ZstdError as error:
            yield StoreDamaged(
                files.path(roll_name(entry.day)), f"it cannot be decompressed: {error}"
            )
            continue
        if sha256(roll) != entry.roll or roll.count(b"\n") != entry.readings:
            yield StoreDamaged(
                files.path(roll_name(entry.day)),
                "it was rewritten: the log holds another hash of it",
            )


def distinct(damaged: Iterable[StoreDamaged]) -> tuple[StoreDamaged, ...]:
    """Return the first error of each file."""
    first: dict[Path, StoreDamaged] = {}
    for error in damaged:
        first.setdefault(error.path, error)
    return tuple(first.values())


def _unsigned(files: LogFiles) -> Iterator[StoreDamaged]:
    """Yield each checkpoint that is missing, save the last, which a crash may have prevented."""
    sizes = files.sizes(ENTRIES)
    for size in sorted(frozenset(sizes[:-1]) - frozenset(files.sizes(CHECKPOINT_SUFFIX))):
        yield StoreDamaged(
            files.path(f"{size:010}{CHECKPOINT_SUFFIX}"), "the checkpoint is missing"
        )


def _signatures(
    files: LogFiles,
    keys: EvidenceKeys,
    kept: str | None,
    known: tuple[bytes, ...],
    notes: tuple[tuple[str, str], ...],
) -> Iterator[StoreDamaged]:
    """Yield each checkpoint that fails, among those of the files and the newest that is kept apart."""
    signer = keys.signer()
    if signer is None:
        if known or notes or kept:
            yield StoreDamaged(
                keys.folder / KEY, "the log's key is missing: restore it from its backup"
            )
        return
    for name, problem in audit(known, notes, signer.verifier):
        yield StoreDamaged(files.path(name), problem)
    if kept is None:
        if notes:
            yield StoreDamaged(keys.folder / CHECKPOINT, "the newest checkpoint is missing")
        return
    for _, problem in audit(known, ((CHECKPOINT, kept),), signer.verifier):
        yield StoreDamaged(keys.folder / CHECKPOINT, problem)
    if kept not in (note for _, note in notes):
        yield StoreDamaged(files.path(""), "the newest checkpoint was removed from it")


def _log(entries: tuple[Entry, ...], checkpoints: int, damaged: tuple[StoreDamaged, ...]) -> Log:
    records: dict[Version, str] = {}
    days = [entry.day for entry in entries if isinstance(entry, DayEntry)]
    for entry in entries:
        if isinstance(entry, VersionEntry):
            records.setdefault((entry.watch, entry.version), entry.record)
    return Log(entries, checkpoints, damaged, records, max(days, default=""))
