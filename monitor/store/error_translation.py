"""What an error of the file system or of SQLite means for the store."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from monitor.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreUnwritable
from monitor.store.compression import ZstdError

PASSING: Final = {
    errno.ENOSPC: "make room on this disk",
    errno.EDQUOT: "raise the quota",
    errno.EFBIG: "raise the limit on the size of files",
    errno.EROFS: "mount this disk for writing",
    errno.EACCES: "let the user who runs this write here",
    errno.EPERM: "let the user who runs this write here",
    errno.EMFILE: "raise the limit on open files",
    errno.ENFILE: "raise the system's limit on open files",
    errno.ENOMEM: "give the machine more memory",
}
"""Nothing was changed and a person can mend it, by this. All others, a failed sync first, are final."""

FULL: Final = "make room on this disk, or let the user who runs this write here"
"""What mends it where SQLite does not say which of the two it is."""

TAMPERED: Final = frozenset({errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EINVAL})
"""Something stands where the store made a folder or a file: a link, a pipe, a folder."""

_SQLITE: Final[dict[int, type[StoreError]]] = {
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreFull,
    sqlite3.SQLITE_CANTOPEN: StoreFull,
    sqlite3.SQLITE_PERM: StoreFull,
    sqlite3.SQLITE_NOMEM: StoreFull,
    sqlite3.SQLITE_IOERR_WRITE: StoreFull,  # rolled back; a quota or a limit on sizes says no more
    sqlite3.SQLITE_IOERR_TRUNCATE: StoreFull,
    sqlite3.SQLITE_IOERR: StoreUnwritable,
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
}
"""By extended or primary result code; any other means that the index does not hold what it should."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns an `OSError` into the `StoreError` that it is when it comes of writing."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error, StoreUnwritable) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """The same for reading: what is missing or cannot be read is damage."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error, StoreDamaged) from error


@contextmanager
def indexing(path: Path) -> Iterator[None]:
    """Turns an error of SQLite into the `StoreError` that it is."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise  # a fault of this program, not of the store
        kind = _SQLITE.get(code) or _SQLITE.get(code & 0xFF, StoreDamaged)
        advice = f": nothing was changed; {FULL}" if kind is StoreFull else ""
        raise kind(path, f"{error}{advice}") from error


@contextmanager
def understanding(path: Path) -> Iterator[None]:
    """The same for reading the index: what is there and cannot be understood is damage."""
    try:
        with indexing(path):
            yield
    except (ValueError, TypeError, LookupError, msgspec.MsgspecError, ZstdError) as error:
        raise StoreDamaged(path, f"what it holds cannot be understood: {error}") from error


def _fault(path: Path, error: OSError, otherwise: type[StoreError]) -> StoreError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    if error.errno in TAMPERED:
        return StoreDamaged(path, f"{reason}: the store does not follow links, nor replace folders")
    if error.errno in PASSING:
        return StoreFull(path, f"{reason}: nothing was changed; {PASSING[error.errno]}")
    return otherwise(path, reason)
