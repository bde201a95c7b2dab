"""Watchlists for services, and a service manager that listens."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.systemd.notify import Notifier
from monitor.watchlist import Watchlist, parse

WATCH = '\n[[watch]]\ncompany = "C"\ndocument = "P"\nurl = "https://c.example/p"\n'


@pytest.fixture
def watchlist(tmp_path: Path) -> Callable[..., Watchlist]:
    """A watchlist that stands in a file; its snapshots are the service's own unless said otherwise."""

    def made(
        head: str = "", watch: str = "", snapshots: str = "/var/lib/policy-monitor/x"
    ) -> Watchlist:
        text = f'[monitor]\nsnapshots = "{snapshots}"\n{head}{WATCH}{watch}'
        path = tmp_path / "watchlist.toml"
        path.write_text(text)
        return parse(text, path, {})

    return made


@dataclass
class Manager:
    """The socket of a service manager."""

    sock: socket.socket

    @property
    def address(self) -> str:
        return str(self.sock.getsockname())

    def notifier(self) -> Notifier:
        """A notifier that sends to this manager."""
        return Notifier({"NOTIFY_SOCKET": self.address})

    def heard(self) -> list[str]:
        """All messages so far."""
        messages = []
        try:
            while True:
                messages.append(self.sock.recv(4096).decode())
        except BlockingIOError:
            return messages


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(str(tmp_path / "notify"))
        sock.setblocking(False)
        yield Manager(sock)
