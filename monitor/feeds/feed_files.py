"""Feeds as files beside the snapshots, for a static file server.

The files are derived: a thread writes them after the commit, each atomically. A failure is logged
and affects nothing else; the next event writes them again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import closing
from typing import Final

import structlog

from monitor.decide.step import Step
from monitor.feeds.builder import FeedBuilder
from monitor.feeds.feed_names import SUFFIX, name_of, subject_of, subjects_of
from monitor.model import Watch
from monitor.pipeline import Readings
from monitor.store.backends import DerivedFiles
from monitor.store.protocols import Queries

FOLDER: Final = "feeds"
BATCH: Final = 100
"""Files written before their folder is synced."""

log = structlog.get_logger(__name__)


class FeedFiles:
    """Keeps the feed files of a store up to date, with one writer at a time.

    What is asked for while the writer works is written next. `connect` opens a connection for the
    thread that calls it, such as `Backend.queries`.
    """

    def __init__(self, connect: Callable[[], Queries], files: DerivedFiles) -> None:
        self._connect = connect
        self._files = files
        self._touched: set[str] = set()
        self._missing = False
        self._unpruned = False
        self._task: asyncio.Task[None] | None = None

    def touch(self, watch: str) -> None:
        """Rewrite the feeds that tell of the watch; return at once."""
        self._touched.add(watch)
        self._start()

    def complete(self) -> None:
        """Write missing files, so that a feed can be subscribed to before its first event; return at once.

        Feeds of forgotten watches go, which a crash may have left.
        """
        self._missing = True
        self.prune()

    def prune(self) -> None:
        """Remove the feeds of forgotten watches, and rewrite those that told of them; return at once."""
        self._unpruned = True
        self._start()

    async def close(self) -> None:
        """Wait until all is written."""
        if self._task is not None:
            await self._task

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work(), name="feeds")

    async def _work(self) -> None:
        while self._touched or self._missing or self._unpruned:
            touched, self._touched = self._touched, set()
            missing, self._missing = self._missing, False
            prune, self._unpruned = self._unpruned, False
            try:
                await asyncio.to_thread(self._write, touched, missing, prune)
            except Exception as error:  # noqa: BLE001 - a feed that cannot be written must not end a reading
                log.warning("feeds_not_written", error=f"{type(error).__name__}: {error}")

    def _write(self, touched: Iterable[str], missing: bool, prune: bool) -> None:
        with closing(self._connect()) as queries:
            builder = FeedBuilder(queries)
            watched = frozenset(builder.watches)
            due = subjects_of(watched.intersection(touched))
            survey = missing or prune  # an event alone needs neither the folder nor all subjects
            present = self._files.names() if survey else frozenset()
            every = subjects_of(watched) if survey else frozenset()
            if missing:
                due |= {s for s in every if name_of(s) + SUFFIX not in present}
            forgotten = _forgotten(present, watched, queries) if prune else frozenset()
            told_of_them, kept = subjects_of(forgotten), every | {""}
            self._write_all(builder, sorted(due | (told_of_them & kept)))
            # their own feeds last: they show the next start that the others may tell of them still
            stale = sorted(told_of_them - kept, key=lambda subject: subject.count("/"))
            self._files.remove(name_of(subject) + SUFFIX for subject in stale)

    def _write_all(self, builder: FeedBuilder, subjects: Sequence[str]) -> None:
        for first in range(0, len(subjects), BATCH):
            batch = {name_of(s) + SUFFIX: s for s in subjects[first : first + BATCH]}
            contents = {name: builder.feed(subject, name) for name, subject in batch.items()}
            self._files.write(contents)


def _forgotten(names: Iterable[str], watched: Container[str], queries: Queries) -> frozenset[str]:
    """Return the watches that have a feed and are unknown to the index."""
    subjects = {subject_of(n.removesuffix(SUFFIX)) for n in names if n.endswith(SUFFIX)}
    unsure = (s for s in subjects if "/" in s and s not in watched)
    return frozenset(s for s in unsure if queries.status(s) is None)


class Publishing:
    """A `Readings` whose events reach the feeds."""

    def __init__(self, readings: Readings, feeds: FeedFiles) -> None:
        self._readings = readings
        self._feeds = feeds

    async def check(self, watch: Watch) -> Step:
        """Check the watch; rewrite its feeds where the check made events."""
        step = await self._readings.check(watch)
        if step.events:
            self._feeds.touch(watch.id)
        return step
