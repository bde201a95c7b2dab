"""Find what contradicts the log: rewritten and dropped versions, rolls and orders, and a rewritten log."""

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
from monitor.store.snapshots.log_files import ENTRIES, LogFiles, orders_name, roll_name
from monitor.store.sqlite.log_claims import REWRITTEN, Claims, Version, claims_of
from monitor.store.upkeep import Share
from monitor.transparency.audit import Named, audit
from monitor.transparency.entries import Entry, decode
from monitor.transparency.signed_note import Verifier

REWRITTEN_ROLL: Final = "it was rewritten: the log holds another hash of it"


@dataclass(frozen=True, slots=True)
class Log:
    """The log as it was found."""

    entries: tuple[Entry, ...] = ()
    checkpoints: int = 0
    newest: str = ""
    """The newest checkpoint, as it was signed; "" before the first."""
    damaged: tuple[StoreDamaged, ...] = ()
    """What is wrong with the log itself."""
    claims: Claims = field(default_factory=Claims)


def read_log(
    files: LogFiles,
    keys: EvidenceKeys,
    indexed: Callable[[], tuple[bytes, ...] | None],
    outside: tuple[Named, ...] = (),
) -> Log:
    """Return the log of the files, continued by that of the index, compared with all checkpoints.

    `indexed` returns the entries in the index; None if there is no index to compare with. `outside`
    holds further checkpoints, by the paths of their files. A daemon
    may seal meanwhile: what it writes last is read first, so that each part covers the one before.
    """
    damaged: list[StoreDamaged] = []
    known: tuple[bytes, ...] = ()
    notes: tuple[Named, ...] = ()
    kept = None
    try:
        kept = keys.checkpoint()
        notes = tuple(files.checkpoints())
        known = files.entries()
        damaged.extend(_unsigned(files))
        apart = (*([(str(keys.folder / CHECKPOINT), kept)] if kept else ()), *outside)
        damaged.extend(_signatures(files, keys, known, notes, apart))
        if not keys.public_only:
            damaged.extend(_newest(files, keys, kept, notes))
    except StoreDamaged as error:
        damaged.append(error)
    table = indexed()
    continues = table is not None and table[: len(known)] == known
    if table is not None and not continues:
        damaged.append(
            StoreDamaged(files.path(""), "its entries are not those of the log in the index")
        )
    entries = _decoded(table if table and continues else known, files, damaged)
    claims = claims_of(entries, _verifier(keys))
    for position, problem in claims.unfounded:
        damaged.append(StoreDamaged(files.path(f"entry {position}"), problem))
    newest = kept or (notes[-1][1] if notes else "")
    return Log(tuple(entries), len(notes), newest, tuple(damaged), claims)


def dropped(
    log: Log, snapshots: Snapshots, indexed: Mapping[Version, str]
) -> Iterator[StoreDamaged]:
    """Yield each version that the log has and neither index nor folder."""
    for (watch, stem), record in log.claims.records.items():
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
    """Yield each roll of this share, of readings or orders, that is not the one in the log."""
    closed = [
        *((roll_name(e.day), e.roll, e.readings) for e in log.claims.days),
        *((orders_name(e.last), e.roll, e.last - e.first + 1) for e in log.claims.orders),
    ]
    for name, expected, lines in closed[share.part % share.of :: share.of]:
        try:
            roll = files.roll(name)
        except StoreDamaged as error:
            yield error
            continue
        except ZstdError as error:
            yield StoreDamaged(files.path(name), f"it cannot be decompressed: {error}")
            continue
        if sha256(roll) != expected or roll.count(b"\n") != lines:
            yield StoreDamaged(files.path(name), REWRITTEN_ROLL)


def orders(log: Log, path: Path, indexed: Callable[[int, int], bytes]) -> Iterator[StoreDamaged]:
    """Yield an error for the index at `path` if closed orders in it differ from their roll."""
    for entry in log.claims.orders:
        if sha256(indexed(entry.first, entry.last)) != entry.roll:
            yield StoreDamaged(
                path, f"orders {entry.first} to {entry.last} are not those in the log: rebuild it"
            )


def distinct(damaged: Iterable[StoreDamaged]) -> tuple[StoreDamaged, ...]:
    """Return the first error of each file."""
    first: dict[Path, StoreDamaged] = {}
    for error in damaged:
        first.setdefault(error.path, error)
    return tuple(first.values())


def _decoded(
    everything: Iterable[bytes], files: LogFiles, damaged: list[StoreDamaged]
) -> list[Entry]:
    entries: list[Entry] = []
    for position, data in enumerate(everything):
        try:
            entries.append(decode(data))
        except ValueError as error:
            damaged.append(StoreDamaged(files.path(f"entry {position}"), str(error)))
    return entries


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
    known: tuple[bytes, ...],
    notes: tuple[Named, ...],
    apart: tuple[Named, ...],
) -> Iterator[StoreDamaged]:
    """Yield each checkpoint that fails, among those of the files and those that are kept apart."""
    verifier = keys.verifier()
    if verifier is None:
        if known or notes or apart:
            yield StoreDamaged(
                keys.folder / KEY, "the log's key is missing: restore it from its backup"
            )
        return
    inside = ((str(files.path(name)), note) for name, note in notes)
    for path, problem in audit(known, (*inside, *apart), verifier):
        yield StoreDamaged(Path(path), problem)


def _newest(
    files: LogFiles, keys: EvidenceKeys, kept: str | None, notes: tuple[Named, ...]
) -> Iterator[StoreDamaged]:
    """Yield an error if the newest checkpoint is not both in the files and apart."""
    if kept is None:
        if notes:
            yield StoreDamaged(keys.folder / CHECKPOINT, "the newest checkpoint is missing")
    elif kept not in (note for _, note in notes):
        yield StoreDamaged(files.path(""), "the newest checkpoint was removed from it")


def _verifier(keys: EvidenceKeys) -> Verifier | None:
    """Return the log's key; None if it cannot be read, which `_signatures` reports."""
    try:
        return keys.verifier()
    except StoreDamaged:
        return None
