"""No page holds the event loop: hostile ones are read and change, and the daemon answers throughout."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from monitor.store.backends import backend_of
from monitor.watchlist import load
from tests.hostile.pages import HostilePages, served, watching, watchlist
from tests.hostile.shapes import Shape, shapes

SIZE: Final = 950_000
"""Bytes of a page."""
LONGEST_S: Final = 0.25
"""Seconds of processor time of the loop's thread that may pass in one callback of its event loop."""
REFERENCE_S: Final = 0.025
"""Seconds of processor time that `_slowness` measures on the machine for which the bound is meant."""
PATIENCE_S: Final = 3.0
"""Seconds within which the daemon answers, however busy this machine is."""

WORST: Final = (
    "as many equal clauses as are read", "many become one", "one long clause", "reversed",
)  # fmt: skip
"""The shapes that held it longest: they cost the most, or have the most clauses or changes."""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: a slow disk is no fault of a page."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as made:
        yield Path(made)


@dataclass(frozen=True, slots=True)
class Held:
    """How long a daemon kept others waiting."""

    longest: tuple[float, str]
    """Seconds of processor time in its longest callback, and which that was."""
    slowest: float
    """Seconds of its slowest answer."""
    latest: float
    """Seconds by which a tick was late."""
    answers: int


def held(every: tuple[Shape, ...], folder: Path, patience: float) -> Held:
    """Let a daemon read the shapes, then read them changed, and ask for its health throughout."""
    pages, found = HostilePages(every), []
    with served(pages) as port:
        path, own = watchlist(folder, len(every), port)
        for pages.changed in (False, True):
            _make_due(path)
            with watching(path, own) as (daemon, health):
                deadline = time.monotonic() + patience
                while _due(path):
                    assert daemon.alive, daemon.log.read_text()
                    assert time.monotonic() < deadline, _due(path)
                    health.ask(times=30)
                found.append(health)
    return Held(
        max(health.longest for health in found),
        max(health.slowest for health in found),
        max(health.latest for health in found),
        sum(health.answers for health in found),
    )


def _make_due(path: Path) -> None:
    """Make every watch due now; a new watch would become due within a minute."""
    listed = load(path, {})
    now = datetime.now(UTC)
    with backend_of(listed.settings.snapshots).open(now) as (store, _):
        store.sync_watches(listed.watches, now)
        for watch in listed.watches:
            store.amend(watch.id, lambda memory: replace(memory, due=now))


def _due(path: Path) -> list[str]:
    """Return the watches that were not read since they were made due."""
    now = datetime.now(UTC)
    with closing(backend_of(load(path, {}).settings.snapshots).queries()) as queries:
        return [status.watch for status in queries.statuses() if status.due <= now]


def test_no_page_holds_the_loop(folder: Path) -> None:
    every = tuple(shape for shape in shapes(SIZE) if shape.name in WORST)
    assert len(every) == len(WORST)
    check(held(every, folder, 600))


@pytest.mark.skipif(not os.environ.get("HOSTILE"), reason="takes half an hour: make hostile")
def test_no_page_of_any_shape_holds_the_loop(folder: Path) -> None:
    check(held(tuple(shapes(SIZE)), folder, 7_200))


def _slowness() -> float:
    """Return how many times slower than meant this machine is now, at least 1."""

    def seconds() -> float:
        started = time.thread_time()
        sum(len(str(n)) for n in range(200_000))
        return time.thread_time() - started

    return max(1.0, min(seconds() for _ in range(5)) / REFERENCE_S)


def check(found: Held) -> None:
    assert found.answers > 100
    assert found.longest[0] < LONGEST_S * _slowness(), found
    assert max(found.slowest, found.latest) < PATIENCE_S, found
