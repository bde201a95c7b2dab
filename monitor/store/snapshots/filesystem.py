"""The few calls by which the store touches files, and the real ones.

Paths are relative to the snapshot folder, parts joined by `/`; the empty path is the folder itself.
Every call raises `OSError`; `faults.py` says what each means for the store.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder; a symbolic link, socket or device is `other`."""

    name: str
    kind: Literal["file", "folder", "other"]


class Files(Protocol):
    """What the store asks of a file system. Nothing but `create` and `sync_folder` is durable."""

    def make_folder(self, folder: str) -> None:
        """Makes one folder below an existing one; does nothing where it is there already."""

    def create(self, path: str, data: bytes) -> None:
        """Writes a new file whole and syncs it; `FileExistsError` where the name is taken."""

    def rename(self, old: str, new: str) -> None:
        """Gives a file its name, within its folder, replacing what had the name."""

    def sync_folder(self, folder: str) -> None:
        """Makes the names in a folder durable."""

    def read(self, path: str) -> bytes:
        """A regular file's bytes."""
        ...

    def remove(self, path: str) -> None:
        """Takes a file's name away."""

    def list(self, folder: str) -> tuple[Entry, ...]:
        """The names in a folder, sorted."""
        ...


class RealFiles:
    """The file system below one folder. Each folder on the way is opened without following links."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def make_folder(self, folder: str) -> None:
        parent, name = _split(folder)
        with self._opened(parent) as fd:
            try:
                os.mkdir(name, 0o777, dir_fd=fd)
            except FileExistsError:
                os.close(os.open(name, _FOLDER, dir_fd=fd))

    def create(self, path: str, data: bytes) -> None:
        parent, name = _split(path)
        with self._opened(parent) as folder:
            fd = os.open(name, _CREATE, 0o666, dir_fd=folder)
            try:
                _write_all(fd, data)
                os.fsync(fd)
            finally:
                os.close(fd)

    def rename(self, old: str, new: str) -> None:
        parent, name = _split(old)
        with self._opened(parent) as fd:
            os.rename(name, _split(new)[1], src_dir_fd=fd, dst_dir_fd=fd)

    def sync_folder(self, folder: str) -> None:
        with self._opened(folder) as fd:
            os.fsync(fd)

    def read(self, path: str) -> bytes:
        parent, name = _split(path)
        with self._opened(parent) as folder:
            fd = os.open(name, _READ, dir_fd=folder)
        with os.fdopen(fd, "rb") as file:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise IsADirectoryError(f"{path} is not a regular file")
            return file.read()

    def remove(self, path: str) -> None:
        parent, name = _split(path)
        with self._opened(parent) as fd:
            os.unlink(name, dir_fd=fd)

    def list(self, folder: str) -> tuple[Entry, ...]:
        with self._opened(folder) as fd, os.scandir(fd) as found:
            return tuple(sorted((_entry(item) for item in found), key=lambda entry: entry.name))

    @contextmanager
    def _opened(self, folder: str) -> Iterator[int]:
        fd = os.open(self._root, _FOLDER & ~os.O_NOFOLLOW)
        try:
            for part in filter(None, folder.split("/")):
                inner = os.open(part, _FOLDER, dir_fd=fd)
                os.close(fd)
                fd = inner
            yield fd
        finally:
            os.close(fd)


def sync(path: Path) -> None:
    """Makes a file's bytes, or a folder's names, durable."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _split(path: str) -> tuple[str, str]:
    parent, _, name = path.rpartition("/")
    return parent, name


def _write_all(fd: int, data: bytes) -> None:
    """A short write is no error: the rest is written by the next call, which says what is wrong."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest[:_CHUNK]) :]


def _entry(item: os.DirEntry[str]) -> Entry:
    if item.is_dir(follow_symlinks=False):
        return Entry(item.name, "folder")
    return Entry(item.name, "file" if item.is_file(follow_symlinks=False) else "other")
