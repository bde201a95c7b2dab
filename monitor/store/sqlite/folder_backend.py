"""The default backend: a folder of snapshots with an SQLite index, on one machine.

Each method imports what it needs, so that a command that only asks starts without the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreDamaged
from monitor.store.backends import default_keys
from monitor.store.error_translation import reading, writing
from monitor.store.orders import Orders
from monitor.store.protocols import Outbox, Store
from monitor.store.sessions import Sessions
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.sqlite.connection import INDEX, connect
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.upkeep import (
    EVERYTHING,
    KeptOutside,
    Progress,
    Rebuilt,
    Recovered,
    Share,
    Verdict,
    WriteObserver,
    unobserved,
    unreported,
)


class FolderBackend:
    """Implements `backends.Backend` for a snapshot folder."""

    def __init__(self, root: Path, keys: Path | None = None) -> None:
        self._root = root
        self._keys = keys or default_keys(root)

    def is_untouched(self) -> bool:
        """Return whether the folder holds neither an index nor a version."""
        with reading(self._root):
            index = (self._root / INDEX).exists()
            return not index and not any(self._root.glob("*/*/*.json"))

    @contextmanager
    def open(
        self, now: datetime, *, reader: str = "", observer: WriteObserver = unobserved
    ) -> Iterator[tuple[Store, Recovered]]:
        """Lock the folder for this process and open it, repaired after a crash."""
        from monitor.store.snapshots.lock import FolderLock
        from monitor.store.sqlite import recovery

        with FolderLock(self._root):
            store, recovered = recovery.open_store(
                self._root, now, reader=reader, observer=observer, keys=self._keys
            )
            with closing(store):
                store.sealing.finish(now)
                yield store, recovered

    def queries(self) -> SqliteQueries:
        """Open a read-only connection for this thread, beside a running daemon."""
        return open_queries(self._root)

    @contextmanager
    def outbox(self) -> Iterator[Outbox]:
        """Open the outbox for one command; SQLite serialises it with a running daemon."""
        from monitor.store.sqlite.outbox import SqliteOutbox

        path = self._root / INDEX
        with closing(connect(path)) as connection:
            yield SqliteOutbox(connection, path)

    @contextmanager
    def orders(self) -> Iterator[Orders]:
        """Open the record of orders for one command; SQLite serialises it with a running daemon."""
        from monitor.store.sqlite.order_table import SqliteOrders

        path = self._root / INDEX
        if not path.exists():  # an empty one would hide that the index was lost
            raise StoreDamaged(path, "there is no index to record an order in")
        with closing(connect(path)) as connection:
            yield SqliteOrders(connection, path)

    @contextmanager
    def sessions(self, *, daemon: bool = False) -> Iterator[Sessions]:
        """Open the sessions; SQLite serialises a command with a running daemon."""
        from monitor.store.sqlite.session_table import open_sessions, sessions_beside

        with closing((open_sessions if daemon else sessions_beside)(self._keys)) as sessions:
            yield sessions

    def verify(
        self,
        now: datetime,
        *,
        share: Share = EVERYTHING,
        progress: Progress = unreported,
        outside: KeptOutside = (),
    ) -> Verdict:
        """Compare every file of this share of the versions with its recorded hash."""
        from monitor.store.sqlite import verification

        with closing(open_queries(self._root)) as queries:
            return verification.verify(
                self._root, queries, now,
                keys=self._keys, share=share, progress=progress, outside=outside,
            )  # fmt: skip

    def checkpoint(self) -> str | None:
        """Return the newest checkpoint of the log, as it was signed; None before the first."""
        from monitor.store.snapshots.evidence_keys import EvidenceKeys

        return EvidenceKeys(self._keys).checkpoint()

    def rebuild(self, now: datetime, *, progress: Progress = unreported) -> Rebuilt:
        """Lock the folder and create the index anew from the files."""
        from monitor.store.snapshots.lock import FolderLock
        from monitor.store.sqlite import rebuild

        with FolderLock(self._root):
            return rebuild.rebuild(self._root, now, keys=self._keys, progress=progress)

    def derived_files(self, folder: str) -> FolderFiles:
        """Return the folder of generated files with this name, beside the companies' folders."""
        return FolderFiles(self._root, folder)


class FolderFiles:
    """Implements `backends.DerivedFiles`: a subfolder, each file written whole or not at all.

    Others may read the files once the operator lets them into the snapshot folder, which is closed.
    """

    def __init__(self, root: Path, folder: str) -> None:
        self._root = root
        self._folder = folder
        self._files = RealFiles(root, public=True)

    def names(self) -> frozenset[str]:
        """Return the names of the files; empty if the folder does not exist."""
        path = self._root / self._folder
        if not path.exists():
            return frozenset()
        with reading(path):
            return frozenset(entry.name for entry in self._files.list(self._folder))

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write all files durably, replacing files of the same names."""
        from monitor.store.snapshots.durable import write_durably

        write_durably(self._files, self._root, self._folder, contents)

    def remove(self, names: Iterable[str]) -> None:
        """Remove these files."""
        for name in names:
            with writing(self._root / self._folder / name), suppress(FileNotFoundError):
                self._files.remove(f"{self._folder}/{name}")
