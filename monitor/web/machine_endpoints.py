"""What machines ask: does it live, can it work, how does it fare.

/healthz    200 while the loop ticks, else 503: for whoever restarts what hangs
/readyz     200 where besides the store answers and has room, else 503: for whoever sends people here
/metrics    figures in Prometheus' text format; no label holds an address or a name of the watchlist
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from importlib.metadata import version
from typing import Final, Protocol

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from monitor.errors import StoreError
from monitor.store.metrics import figures
from monitor.store.protocols import Queries
from monitor.store.rows import Figures

LATE_S: Final = 10.0
"""Ticks come every second; without one for so long the loop is held."""

PATIENCE_S: Final = 5.0
"""How long the store may take to answer."""


class Health(Protocol):
    """How the daemon fares, as it knows itself."""

    @property
    def tick_age(self) -> float:
        """Seconds since the last tick."""
        ...

    @property
    def tick_delay(self) -> float:
        """By how many seconds the last tick came late."""
        ...

    @property
    def busy(self) -> int:
        """Readings under way."""
        ...

    @property
    def longest(self) -> float:
        """Seconds that the longest reading under way has taken."""
        ...

    @property
    def progressing(self) -> bool:
        """Whether what is under way gets done."""
        ...

    @property
    def resting(self) -> bool:
        """Whether the store has no room, so that nothing is read for now."""
        ...


class Ask(Protocol):
    """Puts a question to the index in a thread of its own."""

    def __call__(self, question: Callable[[Queries], Figures], /) -> Awaitable[Figures]: ...


def routes(health: Callable[[], Health], ask: Ask, clock: Callable[[], datetime]) -> list[Route]:
    """The three routes; `health` are taken anew for each answer, `clock` gives the time in UTC."""

    async def counted() -> Figures:
        async with asyncio.timeout(PATIENCE_S):
            return await ask(lambda queries: figures(queries, clock()))

    async def healthz(_: Request) -> Response:
        return _judged({"ticking": _ticks(health()), "moving": health().progressing})

    async def readyz(_: Request) -> Response:
        try:
            await counted()
            answers = True
        except (StoreError, TimeoutError):
            answers = False
        return _judged(
            {"ticking": _ticks(health()), "store": answers, "room": not health().resting}
        )

    async def metrics(_: Request) -> Response:
        try:
            text = exposition(health(), await counted(), clock())
        except (StoreError, TimeoutError):
            return Response("the store does not answer\n", 503, media_type="text/plain")
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    return [
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readyz, methods=["GET"]),
        Route("/metrics", metrics, methods=["GET"]),
    ]


def exposition(health: Health, found: Figures, now: datetime) -> bytes:
    """All figures as Prometheus reads them."""
    registry = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=registry)
    registry.register(_Collected((*_of_the_daemon(health), *_of_the_index(found, now))))
    return generate_latest(registry)


class _Collected:
    """Figures that were counted already, as a collector."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        yield from self._metrics


def _ticks(health: Health) -> bool:
    return health.tick_age < LATE_S


def _judged(facts: dict[str, bool]) -> Response:
    return JSONResponse(facts, 200 if all(facts.values()) else 503)


def _of_the_daemon(health: Health) -> Iterator[Metric]:
    build = GaugeMetricFamily("policy_monitor_build_info", "Always 1.", labels=["version"])
    build.add_metric([version("policy-monitor")], 1)
    yield build
    yield _gauge("tick_delay_seconds", "By how much the last tick came late.", health.tick_delay)
    yield _gauge("tick_age_seconds", "How long ago the last tick was.", health.tick_age)
    yield _gauge("readings_under_way", "Pages being read.", health.busy)
    yield _gauge(
        "longest_reading_under_way_seconds", "How long the slowest has taken.", health.longest
    )
    yield _gauge(
        "store_resting", "1 while the store has no room and nothing is read.", health.resting
    )


def _of_the_index(found: Figures, now: datetime) -> Iterator[Metric]:
    counts = found.counts
    yield _counter("readings", "Looks at pages, by outcome.", "outcome", counts.readings)
    yield _gauge("versions", "Versions kept.", counts.versions)
    yield _gauges("watches", "Watches, by state.", "state", counts.watches)
    yield _gauges("problems", "Watches that cannot be read, by why.", "kind", found.problems)
    yield _gauges("alerts", "Alerts in the outbox, by state.", "state", counts.alerts)
    yield _gauge("overdue_watches", "Watches whose time has come.", counts.overdue)
    yield _gauge("disabled_channels", "Channels whose receiver wants no more.", found.disabled)
    yield _gauge(
        "oldest_undelivered_alert_seconds",
        "How long the oldest alert has waited that is due and neither sent nor given up; 0 for none.",
        _age(found.undelivered_since, now),
    )
    yield _gauge(
        "longest_unread_seconds",
        "How long ago the last good reading was of the watch that has gone longest without one.",
        _age(found.longest_unread, now),
    )
    if counts.last_good_reading is not None:
        yield _gauge(
            "last_successful_reading_timestamp_seconds",
            "When any watch was last read well.",
            counts.last_good_reading.timestamp(),
        )


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(f"policy_monitor_{name}", what, value=value)


def _gauges(name: str, what: str, label: str, values: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(f"policy_monitor_{name}", what, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family


def _counter(name: str, what: str, label: str, values: dict[str, int]) -> Metric:
    family = CounterMetricFamily(f"policy_monitor_{name}", what, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family
