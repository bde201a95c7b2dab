"""The registry of stores: the scheme of a location selects the backend.

A new store is one package that implements `protocols.Backend`, and one row here. The packages are
imported on first use, so that a command which needs no store does not load one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from monitor.errors import UsageError
from monitor.store.protocols import Backend

FOLDER: Final = ""
"""The scheme of a plain path."""


def _folder(location: str) -> Backend:
    from monitor.store.sqlite.folder_backend import FolderBackend

    return FolderBackend(Path(location))


BACKENDS: Final[dict[str, Callable[[str], Backend]]] = {FOLDER: _folder}
"""By the scheme of the location: `scheme://…`."""


def backend_of(location: str | Path) -> Backend:
    """Return the backend of a configured location; `UsageError` for an unknown scheme.

    `snapshots` → a folder with an SQLite index; `toy://anything` → the backend in the row `toy`.
    """
    scheme, mark, _ = str(location).partition("://")
    known = BACKENDS.get(scheme if mark else FOLDER)
    if known is None:
        names = ", ".join(f"{name}://…" for name in BACKENDS if name)
        also = f", {names}" if names else ""
        raise UsageError(f"no store is known for {location}; there are: a folder{also}")
    return known(str(location))
