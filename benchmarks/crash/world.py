"""The site that the daemon reads and the receivers that it alerts.

Each company's page states its edition as a number of months. A page publishes its next edition only
after both receivers got the last one, so every edition but the first must be alerted exactly once.
"""

from __future__ import annotations

import base64
import json
import re
import socket
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

SECRET = "whsec_" + base64.b64encode(b"a key for trials that is long enough").decode()
MONTHS = re.compile(r"(\d+)\W*months")

PAGE = """<!doctype html><html lang="en"><body><main><h1>Privacy policy of {name}</h1>
<p>{name} collects your name, your address and your orders when you buy from us or write to us.</p>
<h2>How long we keep data</h2>
<p>We keep your orders and your letters for {months} months, and delete them after that.</p>
<h2>Your rights</h2>
<p>You may ask us for a copy of your data, have it corrected, or have it deleted, at any time.</p>
<p>Write to our data protection officer, who answers every letter within a few days.</p>
</main><footer>Visitors today: {visitors}</footer></body></html>"""


class World:
    """Pages and receivers, served by threads; one lock protects their state."""

    def __init__(self, companies: int) -> None:
        self.names = [f"company-{number}" for number in range(companies)]
        self.edition = dict.fromkeys(self.names, 1)
        self.posted: dict[tuple[str, int], list[str]] = defaultdict(list)
        """Alert ids by company and edition, in order of arrival."""
        self.mailed: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._lock = threading.Lock()
        self._visitors = 0
        self.hook = ""
        self.pages: dict[str, str] = {}
        """Base URL of each company's page, on its own address."""
        self.smtp_port = 0

    def page(self, name: str) -> bytes:
        """Return a company's page; its visitor counter differs at every reading."""
        with self._lock:
            self._visitors += 1
            months = self.edition[name]
            return PAGE.format(name=name, months=months, visitors=self._visitors).encode()

    def move_on(self) -> int:
        """Publish the next edition of each company whose last edition reached both receivers."""
        with self._lock:
            ready = [name for name in self.names if self._told(name, self.edition[name])]
            for name in ready:
                self.edition[name] += 1
            return len(ready)

    def all_told(self) -> bool:
        """Return whether every edition reached both receivers."""
        with self._lock:
            return all(self._told(name, edition) for name, edition in self.edition.items())

    def expected(self) -> list[tuple[str, int]]:
        """Return every company and edition that had to be alerted."""
        return [(n, e) for n, last in self.edition.items() for e in range(2, last + 1)]

    def post_arrived(self, body: bytes) -> None:
        """Record a webhook request."""
        event: dict[str, Any] = json.loads(body)
        data = event["data"]
        if event["type"] == "policy.changed":
            self._note(self.posted, data["company"], data["changes"][0]["after"], event["id"])

    def mail_arrived(self, content: bytes) -> None:
        """Record a mail."""
        message = message_from_bytes(content, policy=policy.default)
        text = message.get_body(("plain",))
        words = " ".join(text.get_content().split()) if text else ""
        company = next(name for name in self.names if name in message["Subject"])
        self._note(self.mailed, company, words, str(message["Message-ID"]))

    def _note(
        self, book: dict[tuple[str, int], list[str]], name: str, words: str, id_: str
    ) -> None:
        edition = max(map(int, MONTHS.findall(words)), default=0)
        with self._lock:
            book[name, edition].append(id_)

    def _told(self, name: str, edition: int) -> bool:
        seen = (name, edition)
        return edition == 1 or (bool(self.posted.get(seen)) and bool(self.mailed.get(seen)))


@contextmanager
def running(world: World) -> Iterator[World]:
    """Serve the world on free loopback ports until the block ends."""
    addresses = ["127.0.0.1", *(f"127.0.0.{number + 2}" for number in range(len(world.names)))]
    with _mail_server(world), ExitStack() as sites:
        world.hook, *pages = [sites.enter_context(_site(world, address)) for address in addresses]
        world.pages = dict(zip(world.names, pages, strict=True))
        yield world


@contextmanager
def _mail_server(world: World) -> Iterator[None]:
    class Mailbox:
        async def handle_DATA(  # noqa: N802 - aiosmtpd's name
            self, _server: object, _session: object, envelope: Any
        ) -> str:
            world.mail_arrived(envelope.content)
            return "250 taken"

    world.smtp_port = _free_port()
    server = Controller(Mailbox(), hostname="127.0.0.1", port=world.smtp_port)
    server.start()
    try:
        yield
    finally:
        server.stop()


@contextmanager
def _site(world: World, address: str) -> Iterator[str]:
    """Serve pages and the webhook on one address; yield the base URL."""
    server = ThreadingHTTPServer((address, 0), _handler(world))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://{address}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _handler(world: World) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(200, world.page(self.path.strip("/")))

        def do_POST(self) -> None:
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            world.post_arrived(json.dumps({**event, "id": self.headers["webhook-id"]}).encode())
            self._answer(204, b"")

        def _answer(self, status: int, body: bytes) -> None:
            with suppress(ConnectionError):  # the victim is dead already
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Log nothing: the trial prints its own counts."""

    return Handler


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
