"""Serve the companies' pages on this machine."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random

from monitor.demo.scenes import COMPANIES, Look, Scene, first_look

HOST = "127.0.0.1"
KEYS = tuple(company.key for company in COMPANIES)


class Site:
    """Serves five pages; `play` changes them, `wait_for_looks` waits until they were requested."""

    def __init__(self) -> None:
        self._looks = {company.key: first_look(company) for company in COMPANIES}
        self._seen: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._chance = Random(20)  # noqa: S311 - noise for the pages, no secret
        self._server = ThreadingHTTPServer((HOST, 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, company: str) -> str:
        """Return the address of a company's policy."""
        return f"http://{HOST}:{self._server.server_port}/{company}/privacy"

    def play(self, scene: Scene) -> None:
        """Change the pages as the scene says; reset the request counts."""
        with self._changed:
            for company, edit in scene.edits.items():
                self._looks[company] = edit(self._looks[company])
            self._seen.clear()

    def wait_for_looks(self, number: int, timeout: float, companies: Sequence[str] = KEYS) -> bool:
        """Wait until each page was requested `number` times since the last change.

        Return False after `timeout` seconds.
        """
        with self._changed:
            return self._changed.wait_for(
                lambda: all(self._seen[company] >= number for company in companies), timeout
            )

    def looks(self, company: str) -> int:
        """Return the number of requests for a page since the last change."""
        with self._changed:
            return self._seen[company]

    def close(self) -> None:
        """Stop the server."""
        self._server.shutdown()
        self._server.server_close()

    def page(self, company: str) -> bytes | None:
        """Render the page with fresh noise; None for an unknown company."""
        with self._changed:
            look: Look | None = self._looks.get(company)
            if look is None:
                return None
            self._seen[company] += 1
            self._changed.notify_all()
            return look.dress(look.text, self._chance).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                _, _, path = self.path.partition("/")
                company, _, rest = path.partition("/")
                body = site.page(company) if rest == "privacy" else None
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                """Log nothing: only the demonstration is printed."""

        return Handler
