"""Kill the daemon at every point and at random moments, then count what was lost."""

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
from monitor.store.backends import backend_of
from monitor.store.orders import BEGIN_ANEW, COMMAND_LINE, Order
from monitor.store.sqlite.connection import INDEX
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.recovery import open_store
from monitor.store.sqlite.verification import verify
from monitor.store.upkeep import unobserved

POINTS: Final = (
    "temporary written", "renamed", "folder synced", "in transaction",
    "committed", "leased", "sent", "recorded",
)  # fmt: skip

FORGET_POINTS: Final = (
    "forgetting in transaction", "forgotten", "forgetting signed", "forgotten file removed",
)  # fmt: skip
"""The points that a daemon passes while it forgets a watch."""

# Fork victims from a process that has imported everything: a start then takes milliseconds.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["benchmarks.crash.victim"])


@dataclass(frozen=True, slots=True)
class Outcome:
    """The counts of a trial. All but `told`, `kills` and `repeats` must be zero."""

    kills: int
    told: int
    """Changes that had to be alerted."""
    lost: int
    """Changes that a receiver was never told of."""
    second_ids: int
    """Changes alerted under more than one id."""
    repeats: int
    """Messages delivered twice under the same id: allowed, the receiver drops them."""
    damaged: int
    """Files that were altered or disagree with the index."""

    @property
    def clean(self) -> bool:
        """Whether nothing was lost."""
        return not (self.lost or self.second_ids or self.damaged)


class Trial:
    """One world and one snapshot folder, with one daemon after another."""

    def __init__(self, world: World, folder: Path, serve_: Serve = serve) -> None:
        self._world = world
        self._folder = folder
        self._serve = serve_
        self._watchlist = write_watchlist(world, folder)
        self.kills = 0

    def begin(self) -> bool:
        """Let a daemon read every page once; return whether it did so in time."""
        with self._victim("", 0):
            return _until(self._all_read, 20.0)

    def reads_anew(self) -> bool:
        """Let a daemon finish forgetting and read the page again; return whether it did so in time."""
        with self._victim("", 0):
            return _until(lambda: self._nothing_left() and self._all_read(), 20.0)

    def _nothing_left(self) -> bool:
        with backend_of(self._folder / "snapshots").orders() as orders:
            return not orders.left()

    def settle(self, seconds: float = 20.0) -> bool:
        """Let a daemon run until every change is delivered; return whether that happened in time."""
        with self._victim("", 0):
            return _until(self._world.all_told, seconds)

    def kill_at(self, point: str, nth: int, seconds: float = 20.0) -> None:
        """Let a daemon run until it passes the point for the nth time; it is killed there."""
        self._world.move_on()
        with self._victim(point, nth) as process:
            process.join(seconds)
            assert process.exitcode == -signal.SIGKILL, f"{point}: ended with {process.exitcode}"
        self.kills += 1

    def forget_at(self, point: str, nth: int, seconds: float = 20.0) -> None:
        """Order a daemon to forget a page and begin anew; it is killed at the point of forgetting."""
        root = self._folder / "snapshots"
        watch = f"{self._world.names[0]}/privacy-policy"
        order = Order(datetime.now(UTC), "trial", COMMAND_LINE, BEGIN_ANEW, watch)
        with backend_of(root).orders() as orders:
            orders.leave(order)
        with self._victim(point, nth) as process:
            process.join(seconds)
            assert process.exitcode == -signal.SIGKILL, f"{point}: ended with {process.exitcode}"
        self.kills += 1

    def kill_after(self, seconds: float) -> None:
        """Kill a daemon after this many seconds, wherever it is."""
        self._world.move_on()
        with self._victim("", 0):
            time.sleep(seconds)
        self.kills += 1

    def outcome(self) -> Outcome:
        """Compare what receivers got with what was published, and files with the index."""
        expected = self._world.expected()
        books = (self._world.posted, self._world.mailed)
        return Outcome(
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
                heads = [status.head for status in index.statuses()]
                return len(heads) == len(self._world.names) and all(heads)
        except StoreError:  # the daemon is still creating the index
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
    """Kill at each named point, when it is passed the first, second and third time."""
    for point in POINTS:
        for round_ in range(times):
            trial.kill_at(point, 1 + round_ % 3)
            assert trial.settle(), f"not all was told after a death at: {point}"
    for point in FORGET_POINTS:
        for round_ in range(times):
            trial.forget_at(point, 1 + round_ % 3 if point == FORGET_POINTS[-1] else 1)
            assert trial.reads_anew(), f"the page was not read anew after a death at: {point}"


def anywhere(trial: Trial, times: int, chance: random.Random, longest: float) -> None:
    """Kill at random moments, up to `longest` seconds after the start."""
    for _ in range(times):
        trial.kill_after(chance.uniform(0.0, longest))


def whole_trial(each_point: int, random_kills: int, longest: float, seed: int) -> Outcome:
    """Kill at every point, then at random moments, in a new world and snapshot folder."""
    with tempfile.TemporaryDirectory() as folder, running(World(companies=6)) as world:
        trial = Trial(world, Path(folder))
        assert trial.begin(), "the pages were not read"
        everywhere(trial, each_point)
        anywhere(trial, random_kills, random.Random(seed), longest)
        trial.settle(60)
        return trial.outcome()


def _run(serve_: Serve, watchlist: Path, point: str, nth: int) -> None:
    serve_(watchlist, killer(point, nth) if point else unobserved)


def _until(holds: object, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if callable(holds) and holds():
            return True
        time.sleep(0.02)
    return False
