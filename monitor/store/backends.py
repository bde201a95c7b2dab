"""The registry of stores: the scheme of a location selects the backend.

A new store is one package that implements `Backend`, and one row here. The packages are imported on
first use, so that a command which needs no store does not load one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from monitor.errors import UsageError
from monitor.store.orders import Orders
from monitor.store.protocols import Outbox, Queries, Store
from monitor.store.sessions import Sessions
from monitor.store.upkeep import (
    KeptOutside,
    Progress,
    Rebuilt,
    Recovered,
    Share,
    Verdict,
    WriteObserver,
)


class DerivedFiles(Protocol):
    """A folder of generated files beside the store, such as feeds."""

    def names(self) -> frozenset[str]:
        """Return the names of the files; empty if the folder does not exist."""
        ...

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write all files durably, replacing files of the same names."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove these files."""


class Backend(Protocol):
    """A store at its configured location, before it is opened."""

    def is_untouched(self) -> bool:
        """Return whether nothing was ever stored there."""
        ...

    def open(
        self, now: datetime, *, reader: str = "", observer: WriteObserver = ...
    ) -> AbstractContextManager[tuple[Store, Recovered]]:
        """Lock the location for this process and open it, repaired after a crash.

        `reader` is the version of the reading code, recorded with each version. Raises
        `StoreLocked` if another process holds the lock and `StoreDamaged` for a damaged index.
        """
        ...

    def queries(self) -> Queries:
        """Open a read-only connection for this thread, beside a running daemon.

        Raises `StoreDamaged` if there is no readable index.
        """
        ...

    def outbox(self) -> AbstractContextManager[Outbox]:
        """Open the outbox for one command, beside a running daemon."""
        ...

    def orders(self) -> AbstractContextManager[Orders]:
        """Open the record of orders for one command, beside a running daemon.

        Raises `StoreDamaged` if there is no index.
        """
        ...

    def sessions(self, *, daemon: bool = False) -> AbstractContextManager[Sessions]:
        """Open the sessions of the page, for its daemon or for one command beside it."""
        ...

    def verify(
        self,
        now: datetime,
        *,
        share: Share = ...,
        progress: Progress = ...,
        outside: KeptOutside = ...,
    ) -> Verdict:
        """Compare every stored file with its recorded hash; runs beside a daemon.

        `outside` holds checkpoints of the log that were kept elsewhere, by the paths of their files.
        """
        ...

    def checkpoint(self) -> str | None:
        """Return the newest checkpoint of the log, as it was signed; None before the first."""
        ...

    def rebuild(self, now: datetime, *, progress: Progress = ...) -> Rebuilt:
        """Lock the location and create the index anew from the files."""
        ...

    def derived_files(self, folder: str) -> DerivedFiles:
        """Return the folder of generated files with this name."""
        ...


def default_keys(root: Path) -> Path:
    """Return the folder of secrets beside the snapshots: `/data/snapshots` → `/data/.policy-monitor/snapshots`."""
    root = root.absolute()
    return root.parent / ".policy-monitor" / root.name


FOLDER: Final = ""
"""The scheme of a plain path."""


def _folder(location: str, keys: Path | None) -> Backend:
    from monitor.store.sqlite.folder_backend import FolderBackend

    return FolderBackend(Path(location), keys)


BACKENDS: Final[dict[str, Callable[[str, Path | None], Backend]]] = {FOLDER: _folder}
"""By the scheme of the location: `scheme://…`."""


def backend_of(location: str | Path, keys: Path | None = None) -> Backend:
    """Return the backend of a configured location; `UsageError` for an unknown scheme.

    `keys` is the folder of its secrets; None takes the default of the backend.

    `snapshots` → a folder with an SQLite index; `toy://anything` → the backend in the row `toy`.
    """
    scheme, mark, _ = str(location).partition("://")
    known = BACKENDS.get(scheme if mark else FOLDER)
    if known is None:
        names = ", ".join(f"{name}://…" for name in BACKENDS if name)
        also = f", {names}" if names else ""
        raise UsageError(f"no store is known for {location}; there are: a folder{also}")
    return known(str(location), keys)
