"""The killing, and the reckoning afterwards."""

from __future__ import annotations

import multiprocessing
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from benchmarks.crash.victim import Serve, killer, serve, write_watchlist
from benchmarks.crash.world import World, running
from monitor.errors import StoreError
from monitor.store.snapshots.durable import unobserved
from monitor.store.sqlite.recovery import open_store
from monitor.store.sqlite.schema import INDEX
from monitor.store.sqlite.store import open_queries
from monitor.store.sqlite.verification import verify

POINTS: Final = (
    "temporary written", "renamed", "folder synced", "in transaction",
    "committed", "leased", "sent", "recorded",
)  # fmt: skip

# Victims are forked from one process that has everything imported: a start costs milliseconds.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["benchmarks.crash.victim"])


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a trial found. All but `told`, `kills` and `repeats` must be zero."""

    kills: int
    told: int
    """Changes that had to be told."""
    lost: int
    """Changes of which a receiver never heard."""
    second_ids: int
    """Changes told under more than one id."""
    repeats: int
    """Messages that came twice under the same id: allowed, and to be dropped by the receiver."""
    damaged: int
    """Files that are not as they were written, or disagree with the index."""

    @property
    def clean(self) -> bool:
        """Whether nothing was lost."""
        return not (self.lost or self.second_ids or self.damaged)


class Trial:
    """One world, one snapshot folder, one daemon after the other."""

    def __init__(self, world: World, folder: Path, serve_: Serve = serve) -> None:
        self._world = world
        self._folder = folder
        self._serve = serve_
        self._watchlist = write_watchlist(world, folder)
        self.kills = 0

    def begin(self) -> bool:
        """Lets a daemon read every page for the first time; says whether that came to pass."""
        with self._victim("", 0):
            return _until(self._all_read, 20.0)

    def settle(self, seconds: float = 20.0) -> bool:
        """Lets a daemon run until nothing is outstanding; says whether that came to pass."""
        with self._victim("", 0):
            return _until(self._world.all_told, seconds)

    def kill_at(self, point: str, nth: int, seconds: float = 20.0) -> None:
        """Lets a daemon run until it passes the point for the nth time, and kills it there."""
        self._world.move_on()
        with self._victim(point, nth) as process:
            process.join(seconds)
            assert process.exitcode == -signal.SIGKILL, f"{point}: ended with {process.exitcode}"
        self.kills += 1

    def kill_after(self, seconds: float) -> None:
        """Lets a daemon run for a while, and kills it wherever it is."""
        self._world.move_on()
        with self._victim("", 0):
            time.sleep(seconds)
        self.kills += 1

    def reckon(self) -> Reckoning:
        """Holds what the receivers saw against what was published, and files against the index."""
        expected = self._world.expected()
        books = (self._world.posted, self._world.mailed)
        return Reckoning(
            kills=self.kills,
            told=len(expected),
            lost=sum(not book.get(edition) for edition in expected for book in books),
            second_ids=sum(len(set(ids)) > 1 for book in books for ids in book.values()),
            repeats=sum(len(ids) - len(set(ids)) for book in books for ids in book.values()),
            damaged=self._damaged(),
        )

    def _all_read(self) -> bool:
        root = self._folder / "snapshots"
        if not (root / INDEX).exists():
            return False
        try:
            with closing(open_queries(root)) as index:
                return [status.head for status in index.statuses()] == [1] * len(self._world.names)
        except StoreError:  # the daemon is still making it
            return False

    def _damaged(self) -> int:
        root = self._folder / "snapshots"
        now = datetime.now(UTC)
        store, _ = open_store(root, now)
        try:
            return len(verify(root, store.query, now).damaged)
        finally:
            store.close()

    @contextmanager
    def _victim(self, point: str, nth: int) -> Iterator[BaseProcess]:
        process = _context.Process(
            target=_run, args=(self._serve, self._watchlist, point, nth), daemon=True
        )
        process.start()
        try:
            yield process
        finally:
            process.kill()
            process.join()
            process.close()


def everywhere(trial: Trial, times: int) -> None:
    """Kills at each named point, the first time it is passed, the second, and so on."""
    for point in POINTS:
        for round_ in range(times):
            trial.kill_at(point, 1 + round_ % 3)
            assert trial.settle(), f"not all was told after a death at: {point}"


def anywhere(trial: Trial, times: int, chance: random.Random, longest: float) -> None:
    """Kills at random moments, up to `longest` seconds after the start."""
    for _ in range(times):
        trial.kill_after(chance.uniform(0.0, longest))


def whole_trial(each_point: int, random_kills: int, longest: float, seed: int) -> Reckoning:
    """Deaths at every point, then at random moments, in a world and a snapshot folder of its own."""
    with tempfile.TemporaryDirectory() as folder, running(World(companies=6)) as world:
        trial = Trial(world, Path(folder))
        assert trial.begin(), "the pages were not read"
        everywhere(trial, each_point)
        anywhere(trial, random_kills, random.Random(seed), longest)
        trial.settle(60)
        return trial.reckon()


def _run(serve_: Serve, watchlist: Path, point: str, nth: int) -> None:
    serve_(watchlist, killer(point, nth) if point else unobserved)


def _until(holds: object, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if callable(holds) and holds():
            return True
        time.sleep(0.02)
    return False
