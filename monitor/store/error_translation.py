"""Translate errors of the file system and of SQLite into `StoreError`."""

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
"""Errors that leave the store unchanged, and what an operator can do. All others are final."""

FULL: Final = "make room on this disk, or let the user who runs this write here"
"""What an operator can do when SQLite does not say which of the two it is."""

TAMPERED: Final = frozenset({errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EINVAL})
"""Errors that show something planted in place of a file or folder: a link, a pipe, a folder."""

_SQLITE: Final[dict[int, type[StoreError]]] = {
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreFull,
    sqlite3.SQLITE_CANTOPEN: StoreFull,
    sqlite3.SQLITE_PERM: StoreFull,
    sqlite3.SQLITE_NOMEM: StoreFull,
    sqlite3.SQLITE_IOERR_WRITE: StoreFull,  # rolled back; a quota or size limit reports no more
    sqlite3.SQLITE_IOERR_TRUNCATE: StoreFull,
    sqlite3.SQLITE_IOERR: StoreUnwritable,
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
}
"""By extended or primary result code; every other code means a damaged index."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Translate an `OSError` raised while writing."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error, StoreUnwritable) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Translate an `OSError` raised while reading: a missing or unreadable file is damage."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error, StoreDamaged) from error


@contextmanager
def indexing(path: Path) -> Iterator[None]:
    """Translate an error of SQLite."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise  # a bug in this program, not damage
        kind = _SQLITE.get(code) or _SQLITE.get(code & 0xFF, StoreDamaged)
        advice = f": nothing was changed; {FULL}" if kind is StoreFull else ""
        raise kind(path, f"{error}{advice}") from error


@contextmanager
def understanding(path: Path) -> Iterator[None]:
    """Translate errors raised while reading the index: a row that cannot be decoded is damage."""
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
