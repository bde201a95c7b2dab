"""Measure how the daemon's cost grows with the number of watches."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from benchmarks.load.burst import Burst, burst
from benchmarks.load.daemon import EVERY, running
from benchmarks.load.prepared_watches import prepare
from benchmarks.site.server import Site, serving
from benchmarks.table import table

SIZES: Final = (100, 1_000, 10_000)
HOSTS: Final = 200
IDLE_S: Final = 20.0
EXPLAINED: Final = f"""\
The daemon on {HOSTS} local hosts, one of them a tarpit, all watches due at the same moment and
answered 304. A tick is never later than the loop; memory is the daemon's own, the most it held.
The last column is what it takes of one processor while nothing is due.
"""
HEADINGS: Final = (
    "watches",
    "memory",
    "loop late by",
    "CPU per check",
    "checks per second",
    "at rest",
)


def measure() -> tuple[tuple[str, ...], ...]:
    """Return a row for each size."""
    with serving(HOSTS) as site:
        return tuple(_row(site, size) for size in SIZES)


def section(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the section of the report."""
    return f"## More and more watches\n\n{EXPLAINED}\n{table(HEADINGS, rows)}"


def _row(site: Site, watches: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        found = burst(Path(folder), site, watches)
    if found.read_twice or found.most_at_once > 1:
        raise RuntimeError(f"watches were read twice, or a host was asked twice at a time: {found}")
    with tempfile.TemporaryDirectory() as folder:
        rest = _at_rest(Path(folder), site, watches)
    return _figures(found, rest)


def _figures(found: Burst, rest: float) -> tuple[str, ...]:
    return (
        f"{found.watches:,}",
        f"{found.resident / 2**20:.0f} MiB",
        f"{1000 * found.late:.0f} ms",
        f"{1000 * found.cpu:.1f} ms",
        f"{found.read / found.seconds:.0f}",
        f"{rest:.2%}",
    )


def _at_rest(folder: Path, site: Site, watches: int) -> float:
    """Return the share of a processor that a daemon takes while nothing is due."""
    with running(prepare(folder, site, watches, ahead=timedelta(hours=6))) as daemon:
        first = daemon.next()
        samples = [daemon.next() for _ in range(round(IDLE_S / EVERY))]
        daemon.stop()
    return (samples[-1].cpu - first.cpu) / (EVERY * len(samples))
