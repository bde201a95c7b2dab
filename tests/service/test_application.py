"""The real daemon under a service manager: ready, alive, reloading, stopping."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

WATCHLIST = '[web]\noff = true\n\n[[watch]]\ncompany = "C"\ndocument = "P"\nurl = "https://c.invalid/p"\npaused = true\n'


@pytest.fixture
def manager(tmp_path: Path):
    """A service manager's socket, of which nobody waits for long."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(str(tmp_path / "notify"))
        sock.settimeout(30)
        yield sock


def hear(manager: socket.socket, word: str) -> str:
    """The next message that begins with the word."""
    while True:
        message = manager.recv(4096).decode()
        if message.startswith(word):
            return message


def test_the_daemon_says_what_becomes_of_it(manager: socket.socket, tmp_path: Path) -> None:
    path = tmp_path / "watchlist.toml"
    path.write_text(WATCHLIST)
    process = subprocess.Popen(
        [sys.executable, "-m", "monitor", "--watchlist", str(path), "run"],
        env={**os.environ, "NOTIFY_SOCKET": manager.getsockname()},
        stderr=subprocess.PIPE,
    )
    try:
        assert hear(manager, "READY=1") == "READY=1\nSTATUS=watches: 1, being read: 0"
        assert hear(manager, "WATCHDOG=1")
        process.send_signal(signal.SIGHUP)
        assert "MONOTONIC_USEC=" in hear(manager, "RELOADING=1")
        assert hear(manager, "READY=1")
        process.send_signal(signal.SIGTERM)
        assert hear(manager, "STOPPING=1")
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
