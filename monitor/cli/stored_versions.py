"""Find stored versions, read them with today's reader, and compare them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from monitor.cli.invocation import queries_of
from monitor.errors import MonitorError, StoreDamaged, UsageError
from monitor.model import Page, Policy, Report, Trouble, Watch
from monitor.pipeline import Reader
from monitor.report.inert import one_line
from monitor.store.rows import VersionRow
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.snapshots.folder import Snapshots
from monitor.store.sqlite.queries import Queries
from monitor.watchlist import Watchlist


class Archive:
    """The index and the snapshot files, read-only; safe beside a running daemon."""

    def __init__(self, root: Path, queries: Queries) -> None:
        self.queries = queries
        self._snapshots = Snapshots(root, RealFiles(root))

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
        expected = self.queries.record_sha256(version.watch, version.seq)
        record = self._snapshots.record(version.watch, version.stem, expected)
        return self._snapshots.page(record)

    async def policy(self, reader: Reader, watch: Watch, version: VersionRow) -> Policy:
        """Read a version with today's reader; its clauses keep the ids of the stored version.

        Falls back to the stored clauses if the page is damaged or today's reader refuses it.
        """
        from monitor.compare.identity import carry

        kept = self.queries.version(watch.id, version.seq)
        dates = (kept.last_updated,) if kept.last_updated else ()
        stored = Policy(kept.clauses, dates, version.language)
        try:
            fresh = await reader.read(self.page(version), watch)
        except StoreDamaged as damage:
            click.echo(one_line(f"note: {damage}: shown are the words of its day"), err=True)
            return stored
        if isinstance(fresh, Trouble):
            return stored
        return carry(stored, fresh, f"{watch.id} {version.seq}")

    async def report(
        self, reader: Reader, watch: Watch, before: VersionRow, after: VersionRow
    ) -> Report:
        """Read and compare two versions."""
        return await compared(
            reader,
            await self.policy(reader, watch, before),
            await self.policy(reader, watch, after),
        )


@contextmanager
def opened(watchlist: Watchlist) -> Iterator[Archive]:
    """Open the archive of a watchlist's snapshot folder."""
    with closing(queries_of(watchlist)) as queries:
        yield Archive(watchlist.settings.snapshots, queries)


async def compared(reader: Reader, before: Policy, after: Policy) -> Report:
    """Compare two readings; raises `MonitorError` if the child process fails."""
    report = await reader.compare(before, after)
    if isinstance(report, Trouble):
        raise MonitorError(report.detail)
    return report
