"""A webhook receiver and a mail server that collect the alerts."""

from __future__ import annotations

import asyncio
import base64
import hmac
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from typing import Any

SECRET = "whsec_" + base64.b64encode(b"the demonstration's shared secret").decode()


@dataclass(frozen=True, slots=True)
class Posted:
    """A received webhook."""

    body: bytes
    genuine: bool
    """Whether its signature is valid."""


class Hook:
    """A webhook receiver: verifies signatures and puts each request into the queue."""

    def __init__(self, arrivals: SimpleQueue[Posted | EmailMessage]) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                arrivals.put(Posted(body, _genuine(dict(self.headers.items()), body)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Log nothing: only the demonstration is printed."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        """The address that alerts are posted to."""
        return f"http://127.0.0.1:{self._server.server_port}/policies"

    def close(self) -> None:
        """Stop the server."""
        self._server.shutdown()
        self._server.server_close()


class Mailbox:
    """An SMTP server on this machine that puts each mail into the queue."""

    def __init__(self, arrivals: SimpleQueue[Posted | EmailMessage]) -> None:
        from aiosmtpd.smtp import SMTP

        class Handler:
            async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
                arrivals.put(message_from_bytes(envelope.content, policy=policy.default))
                return "250 it is in the mailbox"

        self._loop = asyncio.new_event_loop()
        listening = self._loop.create_server(
            lambda: SMTP(Handler(), hostname="localhost", loop=self._loop), "127.0.0.1", 0
        )
        self._server = self._loop.run_until_complete(listening)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The server's address for a watchlist."""
        return f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """Stop the server."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._server.close()
        self._loop.close()


def _genuine(headers: dict[str, str], body: bytes) -> bool:
    named = {name.lower(): value for name, value in headers.items()}
    content = f"{named.get('webhook-id')}.{named.get('webhook-timestamp')}.".encode() + body
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    expected = "v1," + base64.b64encode(hmac.digest(key, content, sha256)).decode()
    return expected in named.get("webhook-signature", "").split()
