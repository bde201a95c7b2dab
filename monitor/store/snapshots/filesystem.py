"""The file operations that the store needs, and their implementation.

Paths are relative to the snapshot folder, with `/` as separator; the empty path is the folder itself.
Every operation raises `OSError`; `error_translation` translates it.
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

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
"""The store is for its owner alone, whatever the umask."""

PUBLIC_FILE_MODE: Final = 0o644
PUBLIC_FOLDER_MODE: Final = 0o755
"""The modes of files that are made for others to read, such as feeds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder; a symbolic link, socket or device has the kind `other`."""

    name: str
    kind: Literal["file", "folder", "other"]


class Files(Protocol):
    """The operations on a file system. Only `create` and `sync_folder` are durable."""

    def make_folder(self, folder: str) -> None:
        """Create one folder below an existing one; do nothing if it exists."""

    def create(self, path: str, data: bytes) -> None:
        """Write a new file completely and sync it; raise `FileExistsError` if the name is taken."""

    def rename(self, old: str, new: str) -> None:
        """Rename a file within its folder, replacing a file of the new name."""

    def sync_folder(self, folder: str) -> None:
        """Make the names in a folder durable."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file."""

    def remove_folder(self, folder: str) -> None:
        """Remove an empty folder; raises `OSError` if anything is in it."""

    def list(self, folder: str) -> tuple[Entry, ...]:
        """Return the entries of a folder by name."""
        ...


class RealFiles:
    """The file system below one folder; no operation follows symbolic links."""

    def __init__(self, root: Path, *, public: bool = False) -> None:
        self._root = root
        self._file_mode = PUBLIC_FILE_MODE if public else FILE_MODE
        self._folder_mode = PUBLIC_FOLDER_MODE if public else FOLDER_MODE

    def make_folder(self, folder: str) -> None:
        """Create one folder below an existing one; do nothing if it exists."""
        parent, name = _split(folder)
        with self._opened(parent) as fd:
            try:
                os.mkdir(name, self._folder_mode, dir_fd=fd)
                new = True
            except FileExistsError:
                new = False
            made = os.open(name, _FOLDER, dir_fd=fd)
            try:
                if new:
                    os.fchmod(made, self._folder_mode)  # the umask took bits away
            finally:
                os.close(made)

    def create(self, path: str, data: bytes) -> None:
        """Write a new file completely and sync it; raise `FileExistsError` if the name is taken."""
        parent, name = _split(path)
        with self._opened(parent) as folder:
            fd = os.open(name, _CREATE, self._file_mode, dir_fd=folder)
            try:
                os.fchmod(fd, self._file_mode)  # the umask took bits away
                _write_all(fd, data)
                os.fsync(fd)
            finally:
                os.close(fd)

    def rename(self, old: str, new: str) -> None:
        """Rename a file within its folder, replacing a file of the new name."""
        parent, name = _split(old)
        with self._opened(parent) as fd:
            os.rename(name, _split(new)[1], src_dir_fd=fd, dst_dir_fd=fd)

    def sync_folder(self, folder: str) -> None:
        """Make the names in a folder durable."""
        with self._opened(folder) as fd:
            os.fsync(fd)

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file."""
        parent, name = _split(path)
        with self._opened(parent) as folder:
            fd = os.open(name, _READ, dir_fd=folder)
        with os.fdopen(fd, "rb") as file:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise IsADirectoryError(f"{path} is not a regular file")
            return file.read()

    def remove(self, path: str) -> None:
        """Remove a file."""
        parent, name = _split(path)
        with self._opened(parent) as fd:
            os.unlink(name, dir_fd=fd)

    def remove_folder(self, folder: str) -> None:
        """Remove an empty folder; raises `OSError` if anything is in it."""
        parent, name = _split(folder)
        with self._opened(parent) as fd:
            os.rmdir(name, dir_fd=fd)

    def list(self, folder: str) -> tuple[Entry, ...]:
        """Return the entries of a folder by name."""
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
    """Make a file's bytes, or a folder's names, durable."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _split(path: str) -> tuple[str, str]:
    parent, _, name = path.rpartition("/")
    return parent, name


def _write_all(fd: int, data: bytes) -> None:
    """Write everything: after a short write the next call writes the rest or raises the cause."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest[:_CHUNK]) :]


def _entry(item: os.DirEntry[str]) -> Entry:
    if item.is_dir(follow_symlinks=False):
        return Entry(item.name, "folder")
    return Entry(item.name, "file" if item.is_file(follow_symlinks=False) else "other")
