"""From outside one sees whether the service lives, whether it can work, and how it fares."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord, Step
from monitor.errors import StoreDamaged
from monitor.model import Alert, Watch
from monitor.store.rows import Figures
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.web.machine_endpoints import LATE_S, routes
from monitor.web.metrics_exposition import exposition

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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four watches, one of each state; an alert due for two hours, and one that waits for its digest."""
    root = tmp_path / "snapshots"
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
    return root


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


def test_the_figures_are_those_of_index_and_daemon(root):
    answer = asked(root, "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = figures(answer.text)
    expected = {
        ("policy_monitor_readings_total", "same bytes"): 1,
        ("policy_monitor_readings_total", "trouble"): 1,
        ("policy_monitor_watches", "ok"): 1,
        ("policy_monitor_watches", "problem"): 1,
        ("policy_monitor_watches", "new"): 1,
        ("policy_monitor_watches", "paused"): 1,
        ("policy_monitor_problems", "wall"): 1,
        ("policy_monitor_alerts", "pending"): 2,
        ("policy_monitor_alerts", "sent"): 1,
        ("policy_monitor_alerts", "dead"): 0,
        ("policy_monitor_oldest_undelivered_alert_seconds",): 2 * 3600,
        ("policy_monitor_longest_unread_seconds",): 48 * 3600,
        ("policy_monitor_last_successful_reading_timestamp_seconds",): (NOW - HOUR).timestamp(),
        ("policy_monitor_disabled_channels",): 1,
        ("policy_monitor_overdue_watches",): 3,
        ("policy_monitor_versions",): 0,
        ("policy_monitor_tick_delay_seconds",): 0.01,
        ("policy_monitor_tick_age_seconds",): 0.4,
        ("policy_monitor_readings_under_way",): 2,
        ("policy_monitor_longest_reading_under_way_seconds",): 3.5,
        ("policy_monitor_store_resting",): 0,
    }
    assert {key: found.get(key) for key in expected} == expected


def test_no_label_holds_an_address_or_a_name(root):
    text = asked(root, "/metrics").text
    assert "canary" not in text
    assert "example" not in text
    assert "://" not in text


def test_an_empty_index_has_figures_too(tmp_path):
    SqliteStore(tmp_path / "snapshots").close()
    found = figures(asked(tmp_path / "snapshots", "/metrics").text)
    assert found["policy_monitor_watches", "ok"] == 0
    assert found[("policy_monitor_longest_unread_seconds",)] == 0
    assert ("policy_monitor_last_successful_reading_timestamp_seconds",) not in found


def test_every_figure_says_what_it_means(root):
    with closing(open_queries(root)) as queries:
        from monitor.store.metrics import figures as counted

        text = exposition(Daemon(), counted(queries, NOW), NOW).decode()
    for family in text_string_to_metric_families(text):
        assert family.documentation.endswith("."), family.name
