"""All watches due at the same moment: what the daemon and the hosts saw."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.daemon import Sample, running
from benchmarks.load.town import settle
from benchmarks.site.server import Site


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of it; the watches of the tarpit are counted apart."""

    watches: int
    seconds: float
    """From the first reading to the last."""
    read: int
    read_twice: int
    most_at_once: int
    """The most requests that any host had at the same time."""
    tarpit: int
    """Requests that the tarpit had."""
    samples: tuple[Sample, ...]
    code: int
    """The daemon's exit code."""

    @property
    def late(self) -> float:
        """By how many seconds the loop was late at the worst."""
        return max(sample.late for sample in self.samples)

    @property
    def resident(self) -> int:
        """Bytes that the daemon held at the most."""
        return max(sample.resident for sample in self.samples)

    @property
    def cpu(self) -> float:
        """Seconds of processor time per reading, the start left out."""
        first, *_, last = self.samples
        return (last.cpu - first.cpu) / max(1, self.read)


def rush(
    folder: Path, site: Site, watches: int, *, delay: str = "0s", patience: float = 300.0
) -> Rush:
    """Runs a daemon until every watch was read that is not the tarpit's."""
    expected = watches - len(range(0, watches, len(site.addresses)))
    fetches: Counter[tuple[str, str]] = Counter()
    samples: list[Sample] = []
    most = 0
    watchlist = settle(folder, site, watches, delay=delay)
    with running(watchlist) as daemon:
        samples.append(daemon.next())
        started = time.monotonic()
        while time.monotonic() - started < patience:
            seen = site.seen()
            fetches.update(seen.fetches)
            most = max(most, seen.most_at_once)
            if sum(n for (_, path), n in fetches.items() if "/same/" in path) >= expected:
                break
            samples.append(daemon.next())
        seconds = time.monotonic() - started
        samples.append(daemon.next())
        fetches.update(site.seen().fetches)
        site.let_go()
        code = daemon.stop()
    return _told(watches, seconds, fetches, most, tuple(samples), code)


def _told(
    watches: int,
    seconds: float,
    fetches: Counter[tuple[str, str]],
    most: int,
    samples: tuple[Sample, ...],
    code: int,
) -> Rush:
    ordinary = [n for (_, path), n in fetches.items() if "/same/" in path]
    return Rush(
        watches=watches,
        seconds=seconds,
        read=len(ordinary),
        read_twice=sum(n > 1 for n in ordinary),
        most_at_once=most,
        tarpit=sum(n for (_, path), n in fetches.items() if "/slow/" in path),
        samples=samples,
        code=code,
    )
