"""A served index with a daemon beside it, asked as a machine asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord, Step
from monitor.model import Alert, Watch
from monitor.store.rows import Figures
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.web.machine_endpoints import routes

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Daemon:
    """One that fares well, unless a test wants it otherwise."""

    tick_age: float = 0.4
    tick_delay: float = 0.01
    busy: int = 2
    longest: float = 3.5
    progressing: bool = True
    resting: bool = False


def fill(root: Path) -> None:
    """Store four watches, one of each state; an alert due for two hours, and one held for a digest."""
    names = ("ok", "broken", "new", "resting")
    watches = [
        Watch(f"{n}/p", n, "P", f"https://{n}.example/p?q=canary", paused=n == "resting")
        for n in names
    ]
    with closing(SqliteStore(root)) as store:
        store.sync_watches(watches, NOW - 48 * HOUR)
        well, ill = store.memory("ok/p"), store.memory("broken/p")
        read = replace(well, state="ok", last_read=NOW - HOUR)
        store.commit(Step(read, CheckRecord("ok/p", NOW - HOUR, "same bytes")), ())
        problem = Problem("wall", "canary", NOW - 2 * HOUR)
        failed = replace(ill, state="problem", last_read=NOW - 30 * HOUR, problem=problem)
        store.commit(Step(failed, CheckRecord("broken/p", NOW, "trouble")), ())
        store.outbox.put(Alert("msg_1", "ok/p", "team", "test", b"{}", NOW - 2 * HOUR))
        store.outbox.put(Alert("msg_0", "new/p", "weekly", "test", b"{}", NOW - 90 * HOUR))
        store.outbox.hold(("msg_0",), NOW + HOUR)
        store.outbox.put(Alert("msg_2", "ok/p", "team", "test", b"{}", NOW - 3 * HOUR))
        store.outbox.sent("msg_2", NOW)
        store.outbox.disable("legal", "gone")


def asked(root: Path, path: str, daemon: Daemon | None = None) -> httpx.Response:
    """The answer of the routes over this index."""

    async def ask(question: Callable[[SqliteQueries], Figures]) -> Figures:
        with closing(open_queries(root)) as queries:
            return question(queries)

    async def get() -> httpx.Response:
        app = Starlette(routes=list(routes(lambda: daemon or Daemon(), ask, lambda: NOW)))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path)

    return asyncio.run(get())


def figures(text: str) -> dict[tuple[str, ...], float]:
    """Samples by their name and label values."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
