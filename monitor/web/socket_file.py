"""A unix socket in a folder: who may write to the file may connect to the page."""

from __future__ import annotations

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from monitor.errors import UsageError

MODE: Final = 0o660
"""For this user and the group of this process, to which the proxy must belong."""
PATIENCE_S: Final = 1.0
"""Seconds in which a process that listens must accept."""


class SocketFile(socket.socket):
    """A socket bound to a path; closing it removes the file, unless another has taken its place."""

    def __init__(self, path: Path) -> None:
        super().__init__(socket.AF_UNIX, socket.SOCK_STREAM)
        self._path = path
        self._bound = (0, 0)

    def bind_private(self) -> None:
        """Create the file with its mode. Nobody can connect before the socket listens."""
        self.bind(str(self._path))
        self._bound = _identity(self._path)
        self._path.chmod(MODE)

    def close(self) -> None:
        """Close the socket and remove its file."""
        super().close()
        with suppress(OSError):
            if _identity(self._path) == self._bound:
                self._path.unlink()


def cannot_listen(place: object, reason: str) -> UsageError:
    """Return the error of an address that cannot be listened on."""
    return UsageError(
        f"the status page cannot listen on {place}: {reason}; "
        "name another address in [web] listen, or switch the page off with [web] off = true"
    )


def bound_file(path: Path, backlog: int) -> socket.socket:
    """Return a socket that listens on this path; replace the file that a crash left behind.

    Raises `UsageError` if something else is there, or strangers could put their own socket there.
    """
    listener = SocketFile(path)
    try:
        _check_folder(path.parent)
        _remove_stale(path)
        listener.bind_private()
        listener.listen(backlog)
    except OSError as error:
        listener.close()
        raise cannot_listen(path, error.strerror or str(error)) from error
    except UsageError:
        listener.close()
        raise
    return listener


def _check_folder(folder: Path) -> None:
    """Refuse a folder like /tmp: whoever listens there first gets the readers' passwords."""
    if stat.S_IMODE(folder.stat().st_mode) & stat.S_IWOTH:
        raise cannot_listen(
            folder, f"anybody may write into it; `chmod o-w {folder}`, or another folder"
        )


def _remove_stale(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        raise cannot_listen(path, "a file that is no socket is there")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(PATIENCE_S)
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()
            return
    raise cannot_listen(path, "another process listens on it")


def _identity(path: Path) -> tuple[int, int]:
    found = os.lstat(path)
    return found.st_dev, found.st_ino
