"""The store of one machine: versions as files, everything else in an SQLite index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Final

from monitor.decide.memory import Memory, Version
from monitor.decide.step import Step
from monitor.errors import StoreDamaged, StoreOutdated, UsageError
from monitor.model import Alert, Clause, Page, Watch
from monitor.store.backends import default_keys
from monitor.store.codec import free_stem, stamp, unpack
from monitor.store.commit_rules import is_current, is_stored
from monitor.store.error_translation import understanding
from monitor.store.orders import Order
from monitor.store.retention import Retention
from monitor.store.snapshots.evidence_keys import EvidenceKeys
from monitor.store.snapshots.filesystem import Files, RealFiles
from monitor.store.snapshots.folder import Composed, Snapshots, compose
from monitor.store.snapshots.listing import holds_versions
from monitor.store.snapshots.lock import make_folder
from monitor.store.snapshots.log_files import LogFiles
from monitor.store.snapshots.record import version_of
from monitor.store.sqlite import log_table, order_table, outbox, step_writer, watches
from monitor.store.sqlite.connection import INDEX, check, connect, flush, transaction, upgrade
from monitor.store.sqlite.forgetting import Forgetting
from monitor.store.sqlite.key_value_table import KeyValueTable
from monitor.store.sqlite.order_table import SqliteOrders
from monitor.store.sqlite.outbox import SqliteOutbox
from monitor.store.sqlite.queries import SqliteQueries
from monitor.store.sqlite.retirement import Retirement
from monitor.store.sqlite.sealing import Sealing
from monitor.store.sqlite.thinning import Thinning
from monitor.store.sqlite.wording_backlog import WordingBacklog
from monitor.store.upkeep import Forgotten, WriteObserver, unobserved
from monitor.transparency.entries import VersionEntry

LINGER_S: Final = 1.0
"""Seconds for which a reading without version and events may stay uncommitted."""


class SqliteStore(KeyValueTable):
    """Implements `protocols.Store`.

    It belongs to the thread that created it and to the process that holds the `FolderLock`. Others
    read through `open_queries`. Every method raises `StoreError` if the folder cannot be trusted.
    """

    def __init__(
        self,
        root: Path,
        *,
        reader: str = "",
        files: Files | None = None,
        observer: WriteObserver = unobserved,
        keys: Path | None = None,
    ) -> None:
        """Open the folder; create it and the index if they are missing.

        `reader` is the version of the reading code, recorded with each version; `keys` is the
        folder of the secrets, by default beside the snapshot folder. Raises
        `StoreDamaged` for a damaged index.
        """
        self.root = root
        self._path = root / INDEX
        self._reader = reader
        self._observer = observer
        make_folder(root)
        files = files or RealFiles(root)
        if index_is_lost(root, files):
            raise StoreDamaged(self._path, "there are versions and no index: it must be rebuilt")
        self.snapshots = Snapshots(root, files, observer)
        log_files = LogFiles(root, files)
        self._connection = _connected(self._path, log_files)
        self._open_since = monotonic()
        self._closed = False
        self.query = SqliteQueries(self._connection, self.snapshots)
        self.outbox = SqliteOutbox(self._connection, self._path, observer)
        self.orders = SqliteOrders(self._connection, self._path)
        self._backlog = WordingBacklog(self._connection, self._path)
        self._backlog.recover(self.query.version)
        self._keys = EvidenceKeys(keys or default_keys(root))
        self._begin_upkeep(log_files, observer)

    def _begin_upkeep(self, log_files: LogFiles, observer: WriteObserver) -> None:
        connection, path = self._connection, self._path
        self.thinning = Thinning(connection, path)
        self.sealing = Sealing(connection, path, log_files, self._keys)
        self.forgetting = Forgetting(
            connection, path, self.snapshots, self.sealing, self._keys, observer
        )
        self._retirement = Retirement(connection, path, self.snapshots, log_files, self.sealing)

    def close(self) -> None:
        """Commit what is still open and close the connection to the index."""
        if self._closed:
            return
        self._closed = True
        try:
            self._backlog.finish()
            flush(self._connection, self._path)
        finally:
            self._connection.close()

    # ------------------------------------------------------------ PipelineStore

    def memory(self, watch: str) -> Memory:
        """Return the state of a watch between two readings."""
        return self.query.memory(watch)

    def newest(self, watch: str) -> int:
        """Return the highest sequence number in use; 0 before the first version."""
        return self.query.newest(watch)

    def version(self, watch: str, seq: int) -> Version:
        """Return a version with its clauses."""
        return self.query.version(watch, seq)

    def clauses_gone(self, watch: str) -> tuple[Clause, ...]:
        """Return the clauses that were removed, in their last wording, last removed first."""
        return self.query.clauses_gone(watch)

    def page(self, watch: str, seq: int) -> Page:
        """Return the raw page of a version, hashes verified; raises `StoreDamaged`."""
        return self.query.page(watch, seq)

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """Return the newest version of the watch with exactly this text."""
        return self.query.find_text(watch, text_sha256)

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:
        """Return a free file name for a version: its second, with `-2`, `-3` … if taken."""
        return free_stem(captured_at, self.query.stems(watch))

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None:
        """Write the files, then version, events, alerts, reading and memory in one transaction.

        If it raises, nothing was changed. `StoreFull` may be retried; `StoreOutdated` means that
        the watch changed since the step was decided. A step that is stored already is stored once.
        A crash may lose a step without version and events for `LINGER_S`: the page is read again.
        The wordings of a long version follow at the next ticks, see `wording_backlog`.
        """
        if step.version:
            self._backlog.finish(step.memory.watch)
        composed = self._composed(step)
        if self._is_stored(step):
            return
        if composed is not None:
            self._require_current(
                step
            )  # avoids useless files; the check in the transaction decides
            self.snapshots.write(composed)
        with transaction(self._connection, self._path, lasting=self._must_last(step)):
            self._require_current(step)
            version = self._insert_version(composed)
            self._insert(step, alerts)
            self._observer("in transaction")
        if version is not None:
            self._backlog.put(version)
        self._observer("committed")

    # ------------------------------------------------------------ Agenda, corrections, upkeep

    def sync_watches(self, listed: Sequence[Watch], now: datetime) -> None:
        """Make the stored watches those of the watchlist, and undo waiting times of a wrong clock."""
        with understanding(self._path), transaction(self._connection, self._path):
            watches.sync(self._connection, listed, now)
            outbox.pull_in(self._connection, now)

    def due(
        self, now: datetime, limit: int, busy_hosts: frozenset[str], busy_watches: frozenset[str]
    ) -> tuple[str, ...]:
        """Return due watches, longest overdue first, at most one per idle host."""
        if (
            monotonic() - self._open_since >= LINGER_S
        ):  # called at every tick, so an open transaction ends soon
            flush(self._connection, self._path)
        self._backlog.kick()
        with understanding(self._path):
            return watches.due(self._connection, now, limit, busy_hosts, busy_watches)

    def amend(self, watch: str, change: Callable[[Memory], Memory]) -> Memory:
        """Change the memory of a watch outside a reading; return the new memory."""
        with transaction(self._connection, self._path) as connection:
            memory = change(self.query.memory(watch))
            step_writer.save_memory(connection, memory)
        return memory

    def forget(self, order: Order, now: datetime, *, at_once: bool = True) -> Forgotten:
        """Remove everything that is stored of the order's watch; see `forgetting`."""
        self._backlog.finish(order.watch)
        told = self.forgetting.forget(order, now, at_once=at_once)
        if at_once:
            self.forgetting.finish()
        return told

    def thin_out(self, now: datetime, retention: Retention) -> None:
        """Delete what is kept no longer, a little per call; see `thinning` and `retirement`."""
        self.thinning.kick(now, retention.readings)
        self._retirement.kick(now, retention)
        self.forgetting.kick()

    def seal(self, now: datetime) -> None:
        """Close ended days in the log, a few watches per call, and sign checkpoints; see `sealing`."""
        self.sealing.kick(now)

    def review(self, watch: str, number: int, note: str, now: datetime) -> None:
        """Record that a person has looked at an event."""
        with transaction(self._connection, self._path) as connection:
            changed = connection.execute(
                "UPDATE events SET reviewed_at = ?, note = ? WHERE watch = ? AND number = ?",
                (stamp(now), note, watch, number),
            ).rowcount
        if not changed:
            raise UsageError(f"{watch} has no event {number}")

    # ------------------------------------------------------------

    def _composed(self, step: Step) -> Composed | None:
        if step.version is None:
            return None
        row = self._connection.execute(
            "SELECT declared FROM watches WHERE id = ?", (step.memory.watch,)
        ).fetchone()
        if row is None:
            raise UsageError(f"no watch is called {step.memory.watch}")
        previous = log_table.previous_record(self._connection, step.memory.watch)
        return compose(unpack(row["declared"], Watch), step.version, self._reader, previous)

    def _must_last(self, step: Step) -> bool:
        """Return whether the step must be on disk now; others are committed about once a second."""
        now = monotonic()
        if not self._connection.in_transaction:
            self._open_since = now
        return bool(step.version or step.events) or now - self._open_since >= LINGER_S

    def _is_stored(self, step: Step) -> bool:
        watch = step.memory.watch
        memory = self.query.memory(watch)
        return is_stored(step, memory, lambda seq: self.query.version(watch, seq).page_sha256)

    def _require_current(self, step: Step) -> None:
        watch = step.memory.watch
        if not is_current(step, self.query.memory(watch), self.query.newest(watch)):
            raise StoreOutdated(self.root, f"{watch} moved on since it was read")

    def _insert_version(self, composed: Composed | None) -> Version | None:
        """Insert a version and return it, if there is one."""
        if composed is None:
            return None
        record = composed.record
        version = version_of(record)
        step_writer.insert_version(self._connection, version, composed.files)
        sealed = composed.files[log_table.RECORD].sha256
        log_table.append(self._connection, VersionEntry(record.watch, record.version, sealed))
        self._backlog.begin(version)
        return version

    def _insert(self, step: Step, alerts: tuple[Alert, ...]) -> None:
        connection = self._connection
        for event in step.events:
            step_writer.insert_event(connection, event)
        for alert, number in step_writer.events_told(step.events, alerts):
            outbox.insert(connection, alert, number)
        step_writer.insert_reading(connection, step.reading)
        step_writer.save_memory(connection, step.memory)


def _connected(path: Path, log_files: LogFiles) -> sqlite3.Connection:
    """Open the index, upgrade it, and add what the files of the log have beyond it."""
    connection = connect(path)
    try:
        check(connection, path)
        upgrade(connection, path)
        with transaction(connection, path):
            log_table.catch_up(connection, log_files)
            order_table.catch_up(connection, log_files)
    except BaseException:
        connection.close()
        raise
    return connection


def index_is_lost(root: Path, files: Files) -> bool:
    """Return whether the folder holds versions but no index."""
    path = root / INDEX
    missing = not path.exists() or path.stat().st_size == 0
    return missing and root.exists() and holds_versions(files, root)
