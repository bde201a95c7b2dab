"""Measure the status page's response times on a large index: `python -m benchmarks.page`."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

from starlette.applications import Starlette
from starlette.types import Message

from benchmarks.page import large
from monitor.store.backends import backend_of
from monitor.watchlist import Web
from monitor.web.asgi import Parts, site
from monitor.web.index_threads import Index

RUNS: Final = 11
WATCH: Final = "/watch/company-0500/privacy-policy"
PATHS: Final = (
    "/", "/?page=5", "/?q=company+77", "/?show=problems", WATCH, f"{WATCH}/change/9",
    f"{WATCH}/change/9?text=whole&layout=sides", f"{WATCH}/version/10", f"{WATCH}/clause/000000000001",
    "/search?q=durée", "/search?q=%22artificial+intelligence%22", "/search?q=personal+data",
    "/compare?left=company-0001/privacy-policy&right=company-0002/privacy-policy",
)  # fmt: skip


def main(root: Path | None = None) -> None:
    """Create the index, request each page a few times, print milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        if root is None:
            root = Path(folder)
            large.make(root)
        for path, first, usual in asyncio.run(measured(root)):
            print(f"{usual:7.1f} ms  (first {first:6.1f})  {path}")


async def measured(
    root: Path,
    paths: tuple[str, ...] = PATHS,
    runs: int = RUNS,
    timer: Callable[[], float] = time.perf_counter,
) -> list[tuple[str, float, float]]:
    """Return path, first response time and median response time in milliseconds."""
    backend = backend_of(root)
    index = Index(backend.queries)
    with backend.sessions() as sessions:
        app = site(Parts(Web(), index, None, None, sessions, b"k", lambda: large.NOW))  # type: ignore[arg-type] # nothing is ordered here
    try:
        found = []
        for path in paths:
            times = [await _timed(app, path, timer) for _ in range(runs)]
            found.append((path, times[0], median(times)))
        return found
    finally:
        await index.aclose()


async def _timed(app: Starlette, path: str, timer: Callable[[], float]) -> float:
    began = timer()
    status = await _status(app, path)
    assert status == 200, (path, status)
    return (timer() - began) * 1000


async def _status(app: Starlette, path: str) -> int:
    place, _, query = path.partition("?")
    found: list[int] = []
    scope = {
        "type": "http", "method": "GET", "path": place, "raw_path": place.encode(), "root_path": "",
        "query_string": query.encode(), "scheme": "http", "http_version": "1.1",
        "headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    await app(scope, receive, send)
    return found[0]


if __name__ == "__main__":
    main()
