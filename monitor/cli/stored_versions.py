"""Find stored versions, read them with today's reader, and compare them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Protocol, TypeVar

import click

from monitor.cli.invocation import queries_of
from monitor.decide.reading import StoredReading
from monitor.errors import MonitorError, PageRetired, StoreDamaged, UsageError
from monitor.model import Page, Policy, Report, Trouble, Watch
from monitor.pipeline import stored_reading
from monitor.report.inert import one_line
from monitor.store.protocols import Queries
from monitor.store.rows import VersionRow
from monitor.watchlist import Watchlist

V = TypeVar("V", Policy, Report)


class VersionReader(Protocol):
    """Reads stored versions with today's code."""

    async def read_again(self, version: StoredReading, watch: Watch) -> Policy | Trouble: ...

    async def difference(
        self, before: StoredReading, after: StoredReading, watch: Watch
    ) -> Report | Trouble: ...


class Archive:
    """The index and the snapshot files, read-only; safe beside a running daemon."""

    def __init__(self, queries: Queries) -> None:
        self.queries = queries

    def find(self, watch: str, name: str | None, *, back: int = 0) -> VersionRow:
        """Return a version by number, file name or start of the file name; among several, the newest.

        `back` skips that many of the newest. Raises `UsageError` if there is no such version.
        """
        versions = self.queries.versions(watch)
        if name is not None:
            numbered = tuple(v for v in versions if str(v.seq) == name)
            versions = numbered or tuple(v for v in versions if v.stem.startswith(name))
        if len(versions) > back:
            return versions[-1 - back]
        if name is not None:
            missing = f"has no version '{name}'"
        else:
            missing = "has one version only, so far" if versions else "has no version yet"
        raise UsageError(f"{watch} {missing}: see `policy-monitor history {watch} --versions`")

    def page(self, version: VersionRow) -> Page:
        """Return the page of a version as fetched; raises `StoreDamaged` if a hash does not match."""
        return self.queries.page(version.watch, version.seq)

    async def policy(self, reader: VersionReader, watch: Watch, version: VersionRow) -> Policy:
        """Read a version with today's reader; its clauses keep the ids of the stored version.

        Falls back to the stored clauses if the page is damaged or retired, or today's reader refuses it.
        Damage is noted on standard error.
        """
        return expected(await reader.read_again(self._stored(watch, version), watch))

    async def report(
        self, reader: VersionReader, watch: Watch, before: VersionRow, after: VersionRow
    ) -> Report:
        """Read and compare two versions."""
        older, newer = self._stored(watch, before), self._stored(watch, after)
        return expected(await reader.difference(older, newer, watch))

    def _stored(self, watch: Watch, version: VersionRow) -> StoredReading:
        stored = self.queries.version(watch.id, version.seq)
        return stored_reading(self.queries, watch, stored, _note_absence)


def _note_absence(reason: StoreDamaged | PageRetired) -> None:
    click.echo(one_line(f"note: {reason}: shown are the words of its day"), err=True)


@contextmanager
def opened(watchlist: Watchlist) -> Iterator[Archive]:
    """Open the archive of a watchlist's snapshot folder."""
    with closing(queries_of(watchlist)) as queries:
        yield Archive(queries)


def expected(answer: V | Trouble) -> V:
    """Return the answer; raise a trouble as `MonitorError`."""
    if isinstance(answer, Trouble):
        raise MonitorError(answer.detail)
    return answer
