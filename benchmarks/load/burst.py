"""Run the daemon with all watches due at the same moment."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.daemon import Sample, running
from benchmarks.load.prepared_watches import prepare
from benchmarks.site.server import Site


@dataclass(frozen=True, slots=True)
class Burst:
    """What the daemon and the hosts saw; the tarpit's watches are counted apart."""

    watches: int
    seconds: float
    """From the first reading to the last."""
    read: int
    read_twice: int
    most_at_once: int
    """Most concurrent requests to any one host."""
    tarpit: int
    """Requests to the tarpit."""
    samples: tuple[Sample, ...]
    code: int
    """The daemon's exit code."""

    @property
    def late(self) -> float:
        """Longest delay of the event loop, in seconds."""
        return max(sample.late for sample in self.samples)

    @property
    def resident(self) -> int:
        """Most resident memory of the daemon, in bytes."""
        return max(sample.resident for sample in self.samples)

    @property
    def cpu(self) -> float:
        """Seconds of processor time per reading, without start-up."""
        first, *_, last = self.samples
        return (last.cpu - first.cpu) / max(1, self.read)


def burst(
    folder: Path, site: Site, watches: int, *, delay: str = "0s", patience: float = 300.0
) -> Burst:
    """Run a daemon until every watch outside the tarpit has been read."""
    expected = watches - len(range(0, watches, len(site.addresses)))
    fetches: Counter[tuple[str, str]] = Counter()
    samples: list[Sample] = []
    most = 0
    watchlist = prepare(folder, site, watches, delay=delay)
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
        site.release()
        code = daemon.stop()
    return _told(watches, seconds, fetches, most, tuple(samples), code)


def _told(
    watches: int,
    seconds: float,
    fetches: Counter[tuple[str, str]],
    most: int,
    samples: tuple[Sample, ...],
    code: int,
) -> Burst:
    ordinary = [n for (_, path), n in fetches.items() if "/same/" in path]
    return Burst(
        watches=watches,
        seconds=seconds,
        read=len(ordinary),
        read_twice=sum(n > 1 for n in ordinary),
        most_at_once=most,
        tarpit=sum(n for (_, path), n in fetches.items() if "/slow/" in path),
        samples=samples,
        code=code,
    )
