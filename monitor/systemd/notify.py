"""Messages to systemd, one datagram each (`man sd_notify`)."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import MutableMapping

import structlog

log = structlog.get_logger(__name__)


class Notifier:
    """Sends messages to the service manager; does nothing if `NOTIFY_SOCKET` is not set.

    A message that cannot be sent is logged and dropped: no message is worth stopping the service.
    """

    def __init__(self, environ: MutableMapping[str, str] = os.environ) -> None:
        """Remove the address from `environ`, so that no child process speaks for the service."""
        name = environ.pop("NOTIFY_SOCKET", "")
        self._address = "\0" + name[1:] if name.startswith("@") else name

    def ready(self, status: str) -> None:
        """Report that the service works."""
        self._send("READY=1", f"STATUS={status}")

    def alive(self, status: str) -> None:
        """Feed the watchdog."""
        self._send("WATCHDOG=1", f"STATUS={status}")

    def reloading(self) -> None:
        """Report that the watchlist is being reloaded; call `ready` afterwards."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        """Report that the service finishes its work and starts nothing new."""
        self._send("STOPPING=1", "STATUS=ending what is under way")

    def _send(self, *lines: str) -> None:
        if not self._address:
            return
        message = "\n".join(line.replace("\n", " ") for line in lines)
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
                sock.setblocking(False)
                sock.sendto(message.encode(), self._address)
        except OSError as error:
            log.warning("service_manager_unreachable", error=str(error))
