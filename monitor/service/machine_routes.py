"""Routes that a running service serves to machines: health, metrics and feeds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from typing import Generic, Protocol, TypeVar

from starlette.routing import Route

from monitor.feeds import routes as feeds
from monitor.pipeline import Clock
from monitor.service.application import Application
from monitor.web import machine_endpoints

T = TypeVar("T")


class Closable(Protocol):
    """A connection to the index."""

    def close(self) -> None: ...


Connection = TypeVar("Connection", bound=Closable)


def routes(application: Application, clock: Clock) -> list[Route]:
    """Return the routes for `status_page` to mount."""
    ask = InThread(application.backend.queries)
    return [*machine_endpoints.routes(lambda: application.health, ask, clock), *feeds.routes(ask)]


class InThread(Generic[Connection]):
    """Answers each question in a thread, with a connection of its own.

    Opening the index takes half a millisecond, and machines ask rarely.
    """

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    async def __call__(self, question: Callable[[Connection], T], /) -> T:
        return await asyncio.to_thread(self._answer, question)

    def _answer(self, question: Callable[[Connection], T]) -> T:
        with closing(self._connect()) as queries:
            return question(queries)
