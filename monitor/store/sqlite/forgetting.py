"""Forget a watch: remove its rows and files, and log that it was forgotten.

The rows and the log's signed entry are one transaction; then the checkpoint is signed, then the
files are removed: at once, or a little per tick. After a crash in between, the next start finds the
entry and removes the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from monitor.errors import UsageError
from monitor.store.codec import stamp
from monitor.store.error_translation import reading, understanding, writing
from monitor.store.orders import Order
from monitor.store.snapshots.durable import folder_of
from monitor.store.snapshots.evidence_keys import EvidenceKeys
from monitor.store.snapshots.folder import Snapshots
from monitor.store.snapshots.listing import WatchFolder, captured_at, watch_folder
from monitor.store.sqlite import log_table, order_table
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.log_claims import claims_of
from monitor.store.sqlite.rewording import UNINDEX
from monitor.store.sqlite.sealing import Sealing
from monitor.store.sqlite.word_erasure import WordErasure
from monitor.store.upkeep import Forgotten, WriteObserver, unobserved
from monitor.transparency.entries import Entry, ForgottenEntry, VersionEntry
from monitor.transparency.removals import signed_removal

_ROWS: Final = (
    "DELETE FROM outbox WHERE watch = ?",
    "DELETE FROM events WHERE watch = ?",
    "DELETE FROM readings WHERE watch = ?",
    UNINDEX,
    "DELETE FROM wordings WHERE watch = ?",
    "DELETE FROM versions WHERE watch = ?",
    "DELETE FROM watches WHERE id = ?",
)
"""Statements that delete all rows of a watch but those of the log and of orders."""

_COUNTS: Final = """
SELECT (SELECT count(*) FROM versions WHERE watch = ?1) AS versions,
    (SELECT count(*) FROM events WHERE watch = ?1) AS events,
    (SELECT count(*) FROM readings WHERE watch = ?1) AS readings,
    (SELECT count(*) FROM outbox WHERE watch = ?1 AND state != 'sent') AS undelivered,
    EXISTS (SELECT 1 FROM watches WHERE id = ?1) AS known
"""

AT_ONCE: Final = 10
"""Files that are removed per tick, which takes some milliseconds."""

OLD_INDEX: Final = "index.sqlite.until-*"
"""Indexes that a rebuild kept; they hold the words of every watch."""


class Forgetting:
    """Forgets watches on the connection of the process that holds the `FolderLock`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        snapshots: Snapshots,
        sealing: Sealing,
        keys: EvidenceKeys,
        observer: WriteObserver = unobserved,
    ) -> None:
        self._connection = connection
        self._path = path
        self._snapshots = snapshots
        self._sealing = sealing
        self._keys = keys
        self._words = WordErasure(connection, path)
        self._observer = observer
        self._unremoved: list[tuple[WatchFolder, list[str]]] = []

    def kick(self) -> None:
        """Remove the next few files of forgotten watches, then erase their words, a little per call."""
        if not self._unremoved:
            self._words.kick()
        elif not self._sealing.is_requested:
            self._observer("forgetting signed")
            folder, names = self._unremoved[0]
            self._remove(folder, names[:AT_ONCE])
            del names[:AT_ONCE]
            if not names:
                del self._unremoved[0]

    def finish(self) -> None:
        """Erase deleted words at once."""
        self._words.finish()

    def forget(self, order: Order, now: datetime, *, at_once: bool) -> Forgotten:
        """Remove everything that is stored of the order's watch; without `at_once`, see `kick`.

        Raises `UsageError` if nothing is stored of it, and `StoreDamaged` without the log's key.
        """
        watch = order.watch
        folder_of(self._snapshots.root, watch)
        folder = self._folder(watch)
        with understanding(self._path):
            counts = self._connection.execute(_COUNTS, (watch,)).fetchone()
            entries = log_table.of_watch(self._connection, watch)
        stored = {*folder.versions, *folder.temporaries, *folder.planted}
        if not (counts["known"] or counts["undelivered"] or stored):
            raise UsageError(f"nothing is stored of {watch}")
        versions = max(counts["versions"], len(folder.versions))
        newest = max(map(captured_at, folder.versions), default=now)
        entry = signed_removal(
            ForgottenEntry(watch, stamp(max(now, newest)), order.user, versions, _head(entries)),
            self._sealing.signer(),
        )
        with transaction(self._connection, self._path) as connection:
            order_table.add(connection, order)
            order_table.withdraw(connection, watch)
            self._delete(connection, watch)
            log_table.append(connection, entry)
            self._observer("forgetting in transaction")
        self._observer("forgotten")
        names = _names(folder, folder.versions)
        if at_once:
            self._sealing.sign()
            self._observer("forgetting signed")
            self._remove(folder, names)
        else:
            self._sealing.request()
            self._unremoved.append((folder, list(names)))
        left = (path for path in self._left(watch) if path.name not in names)
        return Forgotten(
            watch, versions, counts["events"], counts["readings"], counts["undelivered"],
            len(names), tuple(left), tuple(sorted(self._snapshots.root.glob(OLD_INDEX))),
        )  # fmt: skip

    def recover(self) -> int:
        """Remove what a crash or a restored backup left of forgotten watches; return the files.

        Only entries that the log's key signed are believed: anything else could be planted.
        """
        signer = self._keys.signer()
        if signer is None:
            return 0
        with understanding(self._path):
            entries = log_table.of_forgotten(self._connection)
        claims = claims_of(entries, signer.verifier)
        removed = 0
        for watch in claims.forgotten:
            rows = self._connection.execute("SELECT stem FROM versions WHERE watch = ?", (watch,))
            if any(claims.is_forgotten(watch, row["stem"]) for row in rows.fetchall()):
                with transaction(self._connection, self._path) as connection:
                    self._delete(connection, watch)
            folder = self._folder(watch)
            gone = [stem for stem in folder.versions if claims.is_forgotten(watch, stem)]
            if gone or not folder.versions:
                names = _names(folder, gone)
                self._remove(folder, names)
                removed += len(names)
        return removed

    def _delete(self, connection: sqlite3.Connection, watch: str) -> None:
        for statement in _ROWS:
            connection.execute(statement, (watch,))
        self._words.begin(connection)

    def _folder(self, watch: str) -> WatchFolder:
        if not self._left(watch):
            return WatchFolder(watch, {}, (), ())
        return watch_folder(self._snapshots.files, self._snapshots.root, watch)

    def _remove(self, folder: WatchFolder, names: Iterable[str]) -> None:
        """Remove these files of a watch, and folders that are empty then."""
        files, watch = self._snapshots.files, folder.watch
        for name in names:
            with writing(self._snapshots.root / watch / name), suppress(FileNotFoundError):
                files.remove(f"{watch}/{name}")
            self._observer("forgotten file removed")
        company = watch.partition("/")[0]
        for inner, above in ((watch, company), (company, "")):
            with suppress(OSError):  # other files or watches are in it, or it is gone
                files.remove_folder(inner)
                files.sync_folder(above)
        if self._left(watch):
            files.sync_folder(watch)

    def _left(self, watch: str) -> tuple[Path, ...]:
        """Return what lies in the folder of a watch."""
        folder = self._snapshots.root / watch
        with reading(folder):
            try:
                found = self._snapshots.files.list(watch)
            except FileNotFoundError:
                return ()
        return tuple(folder / entry.name for entry in found)


def _names(folder: WatchFolder, stems: Iterable[str]) -> tuple[str, ...]:
    """Return the files of these versions, unfinished files, and what only others can have put there."""
    versions = (name for stem in stems for name in folder.versions[stem])
    return (*versions, *folder.temporaries, *folder.planted)


def _head(entries: Iterable[Entry]) -> str | None:
    """Return the record's hash in the last version entry since the watch was last forgotten."""
    head = None
    for entry in entries:
        if isinstance(entry, VersionEntry):
            head = entry.record
        elif isinstance(entry, ForgottenEntry):
            head = None
    return head
