"""All figures in Prometheus' text format; no label holds an address or a name of the watchlist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from typing import Protocol

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import generate_latest

from monitor.store.rows import Figures


class Health(Protocol):
    """The daemon's view of its own state."""

    @property
    def tick_age(self) -> float:
        """Seconds since the last tick."""
        ...

    @property
    def tick_delay(self) -> float:
        """Delay of the last tick, in seconds."""
        ...

    @property
    def busy(self) -> int:
        """Number of running readings."""
        ...

    @property
    def longest(self) -> float:
        """Age of the oldest running reading, in seconds."""
        ...

    @property
    def progressing(self) -> bool:
        """Whether running readings make progress."""
        ...

    @property
    def resting(self) -> bool:
        """Whether reading is paused because the store is full."""
        ...


def exposition(health: Health, found: Figures, now: datetime) -> bytes:
    """Return all figures of the daemon and of the index."""
    registry = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=registry)
    registry.register(_Collected((*_of_the_daemon(health), *_of_the_index(found, now))))
    return generate_latest(registry)


class _Collected:
    """A collector of figures that are already counted."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        yield from self._metrics


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
