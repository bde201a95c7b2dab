"""What the entries of the log say, taken together: which versions stand, and what was removed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from monitor.store.snapshots.log_files import FOLDER, orders_name
from monitor.store.sqlite.log_table import ORDERS
from monitor.transparency.entries import (
    DayEntry,
    Entry,
    ForgottenEntry,
    OrdersEntry,
    Removal,
    RetiredEntry,
    VersionEntry,
)
from monitor.transparency.removals import is_signed
from monitor.transparency.signed_note import Verifier

Version = tuple[str, str]
"""Id of a watch, and stem of a version."""

REWRITTEN: Final = "it was rewritten: the log holds another hash of this record"
INSERTED: Final = "it was inserted later: the log closed its day without it"
FORGOTTEN: Final = "its watch was forgotten: the next start of the daemon removes it"

_SECONDS: Final = len("2026-11-22T01-25-44")


@dataclass(frozen=True, slots=True)
class Claims:
    """What stands and what was removed, by the whole log."""

    records: Mapping[Version, str] = field(default_factory=dict)
    """The record's hash of each version that stands: the first that was logged."""
    closed: str = ""
    """The last day that the log closes; "" before the first."""
    days: tuple[DayEntry, ...] = ()
    orders: tuple[OrdersEntry, ...] = ()
    """The rolls of orders that are kept."""
    forgotten: Mapping[str, ForgottenEntry] = field(default_factory=dict)
    """The last forgetting of each watch."""
    retired: frozenset[tuple[str, str]] = frozenset()
    """Subject and file of each removal by retention."""
    unfounded: tuple[tuple[int, str], ...] = ()
    """Place and fault of each removal that is not believed."""

    def fault(self, watch: str, stem: str, record: str) -> str | None:
        """Return what the log says against this record of a version; None if nothing."""
        logged = self.records.get((watch, stem))
        if logged is not None:
            return None if logged == record else REWRITTEN
        if self.is_forgotten(watch, stem):
            return FORGOTTEN
        return INSERTED if stem[:10] <= self.closed else None

    def is_forgotten(self, watch: str, stem: str) -> bool:
        """Return whether a version does not stand and is older than the forgetting of its watch."""
        entry = self.forgotten.get(watch)
        if entry is None or (watch, stem) in self.records:
            return False
        return stem[:_SECONDS] <= entry.at[:_SECONDS].replace(":", "-")

    def excuses(self, path: Path, root: Path) -> bool:
        """Return whether a removal explains that this file is absent."""
        if not path.is_relative_to(root):
            return False
        subject = path.parent.relative_to(root).as_posix()
        if subject == FOLDER:
            return (ORDERS, path.name) in self.retired
        return (subject, path.name) in self.retired or self.is_forgotten(
            subject, path.name.partition(".")[0]
        )


def claims_of(entries: Iterable[Entry], verifier: Verifier | None) -> Claims:
    """Read a log from its beginning.

    A removal must be signed by the log's key, and a forgetting must name the head that the log has
    there: copied to another place, it excuses nothing. Without a key, signatures are not checked.
    """
    reading = _Reading(verifier)
    for place, entry in enumerate(entries):
        reading.take(place, entry)
    kept = [e for e in reading.orders if (ORDERS, orders_name(e.last)) not in reading.retired]
    return Claims(
        reading.records, max((day.day for day in reading.days), default=""), tuple(reading.days),
        tuple(kept), reading.forgotten, frozenset(reading.retired), tuple(reading.unfounded),
    )  # fmt: skip


class _Reading:
    """The state of reading a log."""

    def __init__(self, verifier: Verifier | None) -> None:
        self._verifier = verifier
        self._heads: dict[str, str] = {}
        self._stems: dict[str, list[str]] = {}
        self.records: dict[Version, str] = {}
        self.days: list[DayEntry] = []
        self.orders: list[OrdersEntry] = []
        self.forgotten: dict[str, ForgottenEntry] = {}
        self.retired: set[tuple[str, str]] = set()
        self.unfounded: list[tuple[int, str]] = []

    def take(self, place: int, entry: Entry) -> None:
        """Take the next entry into account."""
        match entry:
            case VersionEntry(watch, stem, record):
                self.records.setdefault((watch, stem), record)
                self._heads[watch] = record
                self._stems.setdefault(watch, []).append(stem)
            case DayEntry():
                self.days.append(entry)
            case OrdersEntry():
                self.orders.append(entry)
            case _ if fault := self._fault(entry):
                self.unfounded.append((place, fault))
            case ForgottenEntry():
                self._forget(entry)
            case RetiredEntry(subject, file):
                self.retired.add((subject, file))

    def _fault(self, entry: Removal) -> str | None:
        if self._verifier and not is_signed(entry, self._verifier):
            return "it is a removal that this log's key did not sign"
        if isinstance(entry, ForgottenEntry) and self._heads.get(entry.watch) != entry.head:
            return f"it forgets {entry.watch} with another head than the log has there"
        return None

    def _forget(self, entry: ForgottenEntry) -> None:
        for stem in self._stems.pop(entry.watch, ()):
            self.records.pop((entry.watch, stem), None)
        self._heads.pop(entry.watch, None)
        self.forgotten[entry.watch] = entry
