"""Endpoints for machines: liveness, readiness and metrics.

/healthz    liveness: 200 while the daemon ticks and its readings make progress, else 503
/readyz     readiness: 200 if it ticks and the store answers and has room, else 503
/metrics    figures in Prometheus' text format
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from monitor.errors import StoreError
from monitor.store.metrics import figures
from monitor.store.protocols import Queries
from monitor.store.rows import Figures
from monitor.web.metrics_exposition import Health, exposition

LATE_S: Final = 10.0
"""Seconds without a tick after which the event loop counts as blocked; it ticks every second."""

PATIENCE_S: Final = 5.0
"""Seconds that the store may take to answer."""


class Ask(Protocol):
    """Ask the index a question in a thread."""

    def __call__(self, question: Callable[[Queries], Figures], /) -> Awaitable[Figures]: ...


def routes(health: Callable[[], Health], ask: Ask, clock: Callable[[], datetime]) -> list[Route]:
    """Return the three routes; `health` is called for each response, `clock` gives the time in UTC."""
    endpoints = _Endpoints(health, ask, clock)
    return [
        Route("/healthz", endpoints.healthz, methods=["GET"]),
        Route("/readyz", endpoints.readyz, methods=["GET"]),
        Route("/metrics", endpoints.metrics, methods=["GET"]),
    ]


@dataclass(frozen=True, slots=True)
class _Endpoints:
    health: Callable[[], Health]
    ask: Ask
    clock: Callable[[], datetime]

    async def healthz(self, _: Request) -> Response:
        health = self.health()
        return _verdict({"ticking": _ticks(health), "moving": health.progressing})

    async def readyz(self, _: Request) -> Response:
        answers = await self._figures() is not None
        health = self.health()
        return _verdict({"ticking": _ticks(health), "store": answers, "room": not health.resting})

    async def metrics(self, _: Request) -> Response:
        found = await self._figures()
        if found is None:
            return Response("the store does not answer\n", 503, media_type="text/plain")
        text = exposition(self.health(), found, self.clock())
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    async def _figures(self) -> Figures | None:
        """Return the index's figures; None if the store fails or takes too long."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self.ask(lambda queries: figures(queries, self.clock()))
        except (StoreError, TimeoutError):
            return None


def _ticks(health: Health) -> bool:
    return health.tick_age < LATE_S


def _verdict(facts: dict[str, bool]) -> Response:
    return JSONResponse(facts, 200 if all(facts.values()) else 503)
