"""Liveness and readiness tell whether the service runs and can work."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import httpx
from starlette.applications import Starlette

from monitor.errors import StoreDamaged
from monitor.store.rows import Figures
from monitor.store.sqlite.queries import SqliteQueries
from monitor.web.machine_endpoints import LATE_S, routes
from tests.web.machine_site import NOW, Daemon, asked


def test_a_loop_that_ticks_is_healthy_and_one_that_hangs_is_not(root):
    assert asked(root, "/healthz").status_code == 200
    assert asked(root, "/healthz", Daemon(tick_age=LATE_S)).status_code == 503
    assert asked(root, "/healthz", Daemon(progressing=False)).status_code == 503


def test_health_does_not_depend_on_the_store(tmp_path):
    """A restart mends a loop that hangs; it mends no disk."""
    assert asked(tmp_path / "missing", "/healthz").status_code == 200
    assert asked(tmp_path / "missing", "/healthz", Daemon(resting=True)).status_code == 200


def test_it_is_ready_where_it_ticks_and_the_store_answers_and_has_room(root):
    assert json.loads(asked(root, "/readyz").text) == {"ticking": True, "store": True, "room": True}
    assert asked(root, "/readyz", Daemon(resting=True)).status_code == 503
    assert asked(root, "/readyz", Daemon(tick_age=LATE_S)).status_code == 503


def test_without_its_store_it_is_not_ready_and_says_no_path(root):
    (root / "index.sqlite").write_bytes(b"damaged" * 999)
    answer = asked(root, "/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ticking": True, "store": False, "room": True}
    assert asked(root, "/metrics").status_code == 503
    assert str(root) not in asked(root, "/metrics").text


def test_a_store_that_never_answers_is_not_waited_for(root, monkeypatch):
    monkeypatch.setattr("monitor.web.machine_endpoints.PATIENCE_S", 0.01)

    async def ask(_: Callable[[SqliteQueries], Figures]) -> Figures:
        await asyncio.Event().wait()
        raise StoreDamaged(root, "")

    async def get() -> int:
        app = Starlette(routes=list(routes(Daemon, ask, lambda: NOW)))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return (await client.get("/readyz")).status_code

    assert asyncio.run(get()) == 503
