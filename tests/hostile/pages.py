"""A local server of hostile pages, and a daemon that watches them."""

from __future__ import annotations

import http.server
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from monitor.demo.daemon_process import Daemon
from tests.hostile.shapes import Shape

WATCHLIST: Final = """\
[monitor]
every = "{every}"
confirm = "0s"
host_delay = "0s"
feeds = false

[web]
listen = "127.0.0.1:{port}"

[network.fetch]
allow = ["127.0.0.0/8"]

[network.deliver]
allow = ["127.0.0.0/8"]

[channel.team]
webhook = "http://127.0.0.1:9/"
"""
WATCH: Final = '\n[[watch]]\ncompany = "c{n}"\ndocument = "p"\nurl = "{url}"\n'

EVERY: Final = "1h"
PAUSE_S: Final = 0.01
"""Seconds between two requests for the daemon's health."""


@dataclass
class HostilePages:
    """Serves each shape on an address of its own; `changed` says in which form."""

    shapes: Sequence[Shape]
    changed: bool = False
    asked: dict[str, set[bool]] = field(default_factory=dict)
    """Shape → the forms in which it was asked for."""

    def answer(self, number: int) -> tuple[bytes, str]:
        """Return a shape's page and content type."""
        shape = self.shapes[number]
        self.asked.setdefault(shape.name, set()).add(self.changed)
        return (shape.after if self.changed else shape.before), shape.content_type


@contextmanager
def served(pages: HostilePages) -> Iterator[int]:
    """Serve the pages on every loopback address; yield the port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path.removeprefix("/")
            if not found.isdigit():
                self.send_error(404)
                return
            body, content_type = pages.answer(int(found))
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def watchlist(folder: Path, count: int, port: int) -> tuple[Path, int]:
    """Write a watchlist of that many pages; return its path and the port of the status page."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        own = free.getsockname()[1]
    path = folder / "watchlist.toml"
    watches = (WATCH.format(n=n, url=f"http://127.0.0.{n + 2}:{port}/{n}") for n in range(count))
    path.write_text(WATCHLIST.format(every=EVERY, port=own) + "".join(watches))
    return path, own


class Health:
    """Asks a daemon for its health again and again, and remembers how long it was held."""

    def __init__(self, port: int, longest: Path) -> None:
        self._port = port
        self._longest = longest
        self.longest = (0.0, "")
        """Seconds of processor time that passed in the longest callback of its loop, and which."""
        self.slowest = 0.0
        """Seconds of the slowest answer."""
        self.latest = 0.0
        """Seconds by which a tick of the daemon was late."""
        self.answers = 0

    def ask(self, times: int = 1) -> None:
        """Ask for health so many times, then for the delay of the last tick and the longest callback."""
        for _ in range(times):
            self._ask()
            time.sleep(PAUSE_S)
        self.latest = max(self.latest, self._tick_delay())
        seconds, _, callback = self._longest.read_text().partition(" ")
        self.longest = (float(seconds), callback)

    def _ask(self) -> None:
        started = time.monotonic()
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/healthz", timeout=30) as answer:
            assert answer.status == 200
        self.slowest = max(self.slowest, time.monotonic() - started)
        self.answers += 1

    def _tick_delay(self) -> float:
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/metrics", timeout=30) as answer:
            told = answer.read().decode()
        found = next(
            line for line in told.splitlines() if line.startswith("policy_monitor_tick_delay")
        )
        return float(found.split()[1])


@contextmanager
def watching(path: Path, port: int) -> Iterator[tuple[Daemon, Health]]:
    """Run a daemon, and yield it once it answers; what it did before is not measured."""
    longest = path.with_name("longest")
    daemon = Daemon(path, ("tests.hostile.measured_daemon", str(longest)))
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                Health(port, longest).ask()
                break
            except OSError:
                assert daemon.alive, daemon.log.read_text()
                assert time.monotonic() < deadline
                time.sleep(PAUSE_S)
        longest.unlink()
        yield daemon, Health(port, longest)
    finally:
        daemon.stop()
