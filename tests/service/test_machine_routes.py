"""Each question of a machine is answered in a thread, with a connection that is closed again."""

from __future__ import annotations

import asyncio
import threading

import pytest

from monitor.service.application import Application
from monitor.service.factories import utc_now
from monitor.service.machine_routes import InThread, routes


class Connection:
    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_a_question_is_asked_in_another_thread_and_its_connection_closed():
    opened: list[Connection] = []

    def connect() -> Connection:
        opened.append(Connection())
        return opened[-1]

    asked = InThread(connect)
    assert asyncio.run(asked(lambda connection: connection.thread)) != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        asyncio.run(asked(lambda _: 1 / 0))
    assert [connection.closed for connection in opened] == [True, True]


def test_health_metrics_and_feeds_have_routes(listed, run):
    async def paths(_: object, application: Application) -> set[str]:
        return {route.path for route in routes(application, utc_now)}

    found = run(listed, paths)
    assert {"/healthz", "/readyz", "/metrics"} < found
    assert any("feed" in path for path in found)
