"""One process at a time works on a snapshot folder."""

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
from monitor.store.snapshots.filesystem import sync

LOCK: Final = ".lock"

PATIENCE_S: Final = 2.0
"""A holder killed while it started a child holds on until the child runs its own program."""


class FolderLock:
    """Holds the folder from `with` to its end; the kernel frees it however the process ends.

    Raises `StoreLocked`, naming the holder, where another process has it. Reading needs no lock.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / LOCK
        self._fd = -1

    def __enter__(self) -> FolderLock:
        make_folder(self._path.parent)
        with writing(self._path):
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            self._fd = os.open(self._path, flags, 0o600)
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
        """Whether the lock could be had, now or within `PATIENCE_S`."""
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
    """Makes the snapshot folder, for its owner alone, so that it lasts.

    Raises `StoreUnwritable` where it cannot be made, or where anybody may write into it.
    """
    with writing(root):
        new = [folder for folder in (root, *root.parents) if not folder.exists()]
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in new:
            sync(folder.parent)
        mode = root.stat().st_mode
    if stat.S_IMODE(mode) & stat.S_IWOTH:
        raise StoreUnwritable(root, f"anybody may write into it: `chmod o-w {root}`")
