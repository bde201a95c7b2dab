"""Lock a snapshot folder, so that one process at a time works on it."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from pathlib import Path
from types import TracebackType
from typing import Final

from monitor.errors import StoreLocked, StoreUnwritable
from monitor.store.error_translation import writing
from monitor.store.snapshots.filesystem import FILE_MODE, FOLDER_MODE, sync

LOCK: Final = ".lock"

PATIENCE_S: Final = 2.0
"""How long to wait for the lock.

A killed process keeps it until a child it was starting runs its own program."""


class FolderLock:
    """Holds the lock within a `with` block; the kernel releases it however the process ends.

    Raises `StoreLocked`, naming the holder, if another process has it. Reading needs no lock.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / LOCK
        self._fd = -1

    def __enter__(self) -> FolderLock:
        make_folder(self._path.parent)
        with writing(self._path):
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            self._fd = os.open(self._path, flags, FILE_MODE)
        if not self._taken():
            holder = os.read(self._fd, 32).decode(errors="replace").strip() or "unknown"
            os.close(self._fd)
            raise StoreLocked(
                self._path.parent,
                f"another policy-monitor (process {holder}) works on this folder: "
                "stop it first, or let it do the work",
            )
        os.truncate(self._fd, 0)
        os.write(self._fd, f"{os.getpid()}\n".encode())
        return self

    def _taken(self) -> bool:
        """Try to take the lock for `PATIENCE_S`; return whether it was obtained."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(0.02)
            else:
                return True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._fd)


def make_folder(root: Path) -> None:
    """Create the snapshot folder durably, with access for its owner only.

    Raises `StoreUnwritable` if it cannot be created or anybody may write into it.
    """
    with writing(root):
        new = [folder for folder in (root, *root.parents) if not folder.exists()]
        for folder in reversed(new):  # `parents=True` would leave the upper folders to the umask
            folder.mkdir(FOLDER_MODE, exist_ok=True)
        root.mkdir(exist_ok=True)  # raises if a file stands in the way
        for folder in new:
            sync(folder.parent)
        mode = root.stat().st_mode
    if stat.S_IMODE(mode) & stat.S_IWOTH:
        raise StoreUnwritable(root, f"anybody may write into it: `chmod o-w {root}`")
