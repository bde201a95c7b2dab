"""What a running service serves to machines beside its page: health, figures, feeds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from starlette.routing import Route

from monitor.feeds import routes as feeds
from monitor.pipeline import Clock
from monitor.store.sqlite.queries import Queries
from monitor.store.sqlite.store import open_queries
from monitor.web import machine_endpoints

if TYPE_CHECKING:
    from monitor.service.application import Application

T = TypeVar("T")


def routes(application: Application, clock: Clock) -> list[Route]:
    """The routes, for `status_page` to mount; they ask the index in threads of their own."""
    ask = _Asking(application.store.root)
    return [*machine_endpoints.routes(lambda: application.vitals, ask, clock), *feeds.routes(ask)]


class _Asking:
    """Opens the index for each question: it takes half a millisecond, and machines ask seldom."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def __call__(self, question: Callable[[Queries], T], /) -> T:
        return await asyncio.to_thread(self._answer, question)

    def _answer(self, question: Callable[[Queries], T]) -> T:
        with closing(open_queries(self._root)) as queries:
            return question(queries)
