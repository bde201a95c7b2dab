"""The store of one machine: versions as files, everything else in SQLite beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Final

from monitor.decide.memory import Memory, Version
from monitor.decide.step import Step
from monitor.errors import StoreDamaged, StoreOutdated, UsageError
from monitor.model import Alert, Clause, Page, Watch
from monitor.store.codec import free_stem, stamp, unpack
from monitor.store.commit_rules import is_current, is_stored
from monitor.store.error_translation import understanding
from monitor.store.snapshots.filesystem import Files, RealFiles
from monitor.store.snapshots.folder import Composed, Snapshots, compose
from monitor.store.snapshots.listing import holds_versions
from monitor.store.snapshots.lock import make_folder
from monitor.store.snapshots.record import version_of
from monitor.store.sqlite import outbox, step_writer, watches
from monitor.store.sqlite.connection import INDEX, check, connect, flush, transaction, upgrade
from monitor.store.sqlite.outbox import SqliteOutbox
from monitor.store.sqlite.queries import SqliteQueries
from monitor.store.sqlite.thinning import Thinning
from monitor.store.upkeep import WriteObserver, unobserved

LINGER_S: Final = 1.0
"""For how long a reading that tells nobody anything may be in memory alone."""


class SqliteStore:
    """Implements the pipeline's `Store`, and what the daemon needs around it.

    Belongs to the thread that made it and to the process that holds the `FolderLock`; others read
    through `open_queries`. `query` answers people's questions on the same connection, `outbox` is
    the dispatcher's, `thinning` a daily chore. Every method raises `StoreError` where the folder cannot be trusted.
    """

    def __init__(
        self,
        root: Path,
        *,
        reader: str = "",
        files: Files | None = None,
        observer: WriteObserver = unobserved,
    ) -> None:
        """Opens the folder, making it and the index where they are missing.

        `reader` is the version of the reader, written beside each version. Raises `StoreDamaged`
        where the index is damaged.
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
        self._connection = connect(self._path)
        check(self._connection, self._path)
        upgrade(self._connection, self._path)
        self._open_since = monotonic()
        self._closed = False
        self.query = SqliteQueries(self._connection, self.snapshots)
        self.outbox = SqliteOutbox(self._connection, self._path, observer)
        self.thinning = Thinning(self._connection, self._path)

    def close(self) -> None:
        """Ends the connection to the index; what was not on the disk yet is written first."""
        if self._closed:
            return
        self._closed = True
        try:
            flush(self._connection, self._path)
        finally:
            self._connection.close()

    # ------------------------------------------------------------ what the pipeline asks

    def memory(self, watch: str) -> Memory:
        """All that is remembered of a watch; `UsageError` where it was never enrolled."""
        return self.query.memory(watch)

    def newest(self, watch: str) -> int:
        """The highest sequence number the watch has used; 0 before the first version."""
        return self.query.newest(watch)

    def version(self, watch: str, seq: int) -> Version:
        """A version with its clauses, as the index holds them."""
        return self.query.version(watch, seq)

    def clauses_ever(self, watch: str) -> tuple[Clause, ...]:
        """Every clause that the watch has had, as it last stood, the last to go first."""
        return self.query.clauses_ever(watch)

    def page(self, watch: str, seq: int) -> Page:
        """The raw page of a version, its hashes verified; raises `StoreDamaged`."""
        return self.query.page(watch, seq)

    def find_text(self, watch: str, text_sha256: str) -> int | None:
        """The newest version of the watch that holds this very text."""
        return self.query.find_text(watch, text_sha256)

    def reserve_stem(self, watch: str, captured_at: datetime) -> str:
        """The name a version captured then would have: its second, with `-2` and so on if taken."""
        return free_stem(captured_at, self.query.stems(watch))

    def commit(self, step: Step, alerts: tuple[Alert, ...]) -> None:
        """Files first, then one transaction with version, events, alerts, reading and memory.

        Nothing is changed where it raises: `StoreFull` may be tried again, `StoreOutdated` means
        that the watch moved on since the step was decided. A step that is stored already is stored
        once. One that tells nobody anything (not modified, to confirm) may be forgotten in a crash
        for up to `LINGER_S`: the page is then read once more.
        """
        composed = self._composed(step)
        if self._is_stored(step):
            return
        if composed is not None:
            self._require_current(step)  # before files are written in vain; below it is what counts
            self.snapshots.write(composed)
        with transaction(self._connection, self._path, lasting=self._must_last(step)):
            self._require_current(step)
            self._insert(step, composed, alerts)
            self._observer("in transaction")
        self._observer("committed")

    # ------------------------------------------------------------ what the daemon asks

    def sync_watches(self, listed: Sequence[Watch], now: datetime) -> None:
        """Makes the roll that of the watchlist, see `watches.sync`; no alert waits for a wrong clock."""
        with understanding(self._path), transaction(self._connection, self._path):
            watches.sync(self._connection, listed, now)
            outbox.pull_in(self._connection, now)

    def due(
        self, now: datetime, limit: int, busy_hosts: frozenset[str], busy_watches: frozenset[str]
    ) -> tuple[str, ...]:
        """Watches whose time has come, longest overdue first, at most one of each idle host."""
        if monotonic() - self._open_since >= LINGER_S:  # asked at every tick, so nothing lingers on
            flush(self._connection, self._path)
        with understanding(self._path):
            return watches.due(self._connection, now, limit, busy_hosts, busy_watches)

    def amend(self, watch: str, change: Callable[[Memory], Memory]) -> Memory:
        """Changes what is remembered of a watch outside a reading; returns what is remembered now."""
        with transaction(self._connection, self._path) as connection:
            memory = change(self.query.memory(watch))
            step_writer.save_memory(connection, memory)
        return memory

    def thin_out(self, now: datetime) -> None:
        """Delete old readings, a few watches per call, each watch once a day; see `thinning`."""
        self.thinning.kick(now)

    def put(self, key: str, value: bytes) -> None:
        """Store a value of another component over restarts, replacing an earlier one."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("INSERT OR REPLACE INTO key_values VALUES (?, ?)", (key, value))

    def get(self, key: str) -> bytes | None:
        """Return the value; None if the key was never put."""
        with understanding(self._path):
            row = self._connection.execute(
                "SELECT value FROM key_values WHERE key = ?", (key,)
            ).fetchone()
        return row["value"] if row else None

    def review(self, watch: str, number: int, note: str, now: datetime) -> None:
        """Records that somebody has looked at an event."""
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
        return compose(unpack(row["declared"], Watch), step.version, self._reader)

    def _must_last(self, step: Step) -> bool:
        """Whether the disk must have it now; the rest is written together, about once a second."""
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

    def _insert(self, step: Step, composed: Composed | None, alerts: tuple[Alert, ...]) -> None:
        connection = self._connection
        if composed is not None:
            record = composed.record
            step_writer.insert_version(connection, version_of(record), composed.files)
        for event in step.events:
            step_writer.insert_event(connection, event)
        for alert, number in step_writer.events_told(step.events, alerts):
            outbox.insert(connection, alert, number)
        step_writer.insert_reading(connection, step.reading)
        step_writer.save_memory(connection, step.memory)


def index_is_lost(root: Path, files: Files) -> bool:
    """Whether there are versions but no index that knows of them."""
    path = root / INDEX
    missing = not path.exists() or path.stat().st_size == 0
    return missing and root.exists() and holds_versions(files, root)
