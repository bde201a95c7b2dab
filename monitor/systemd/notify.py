"""What a service says to systemd: one datagram per message (`man sd_notify`)."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import MutableMapping

import structlog

log = structlog.get_logger(__name__)


class Notifier:
    """Speaks to the service manager; without one (`NOTIFY_SOCKET` unset) it says nothing.

    No message is worth the service: a manager that does not listen is logged and left alone.
    """

    def __init__(self, environ: MutableMapping[str, str] = os.environ) -> None:
        """Takes the address out of the environment, so that no child process speaks in our name."""
        name = environ.pop("NOTIFY_SOCKET", "")
        self._address = "\0" + name[1:] if name.startswith("@") else name

    def ready(self, status: str) -> None:
        """The service does its work from now on."""
        self._say("READY=1", f"STATUS={status}")

    def alive(self, status: str) -> None:
        """Feeds the watchdog."""
        self._say("WATCHDOG=1", f"STATUS={status}")

    def reloading(self) -> None:
        """The watchlist is read anew; to be followed by `ready`."""
        self._say("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        """What is under way ends; nothing new begins."""
        self._say("STOPPING=1", "STATUS=ending what is under way")

    def _say(self, *lines: str) -> None:
        if not self._address:
            return
        message = "\n".join(line.replace("\n", " ") for line in lines)
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
                sock.setblocking(False)
                sock.sendto(message.encode(), self._address)
        except OSError as error:
            log.warning("service_manager_unreachable", error=str(error))
