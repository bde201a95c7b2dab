"""The status page of a running service: its parts joined, and people's orders carried out."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import structlog
from starlette.routing import BaseRoute

from monitor.decide.recall import unmuted
from monitor.errors import MonitorError, UsageError
from monitor.model import Page, Report, Trouble, Watch
from monitor.pipeline import Clock
from monitor.service import manual_pauses
from monitor.store.snapshots.filesystem import RealFiles
from monitor.store.snapshots.folder import Snapshots
from monitor.store.sqlite.store import SqliteStore
from monitor.web.asgi import Parts, site
from monitor.web.index_threads import Index
from monitor.web.server import address_of, bound, serving

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.service.application import Application

KEPT_AS: Final = "key of the page"

log = structlog.get_logger(__name__)


@asynccontextmanager
async def status_page(
    application: Application, clock: Clock, routes: Sequence[BaseRoute] = ()
) -> AsyncIterator[str]:
    """Serves the page while the block runs, at the address that it gives; "" where it is switched off.

    Raises `UsageError` before anything is started where the address is taken.
    """
    web = application.watchlist.web
    if web.off:
        yield ""
        return
    with bound(web) as listener:
        index = Index(application.store.root)
        parts = Parts(
            web, index, DaemonCommands(application, clock), StoredPages(application.store.root),
            folder_key(application.store), clock, routes,
        )  # fmt: skip
        try:
            async with serving(site(parts), listener):
                log.info("status_page", address=address_of(listener))
                yield address_of(listener)
        finally:
            await index.aclose()


class DaemonCommands:
    """Carries orders out on the daemon's loop, where the store lives; implements `monitor.web.service_commands.Desk`."""

    def __init__(self, application: Application, clock: Clock) -> None:
        self._application = application
        self._store = application.store
        self._clock = clock
        self._ticks: set[asyncio.Task[None]] = set()

    def check_now(self, watch: str) -> None:
        """Makes the watch due, and lets the daemon look at once for what is."""
        if self._named(watch).paused:
            raise UsageError(f"{watch} is paused: resume it first")
        now = self._clock()
        self._store.amend(watch, lambda memory: replace(memory, due=min(memory.due, now)))
        tick = asyncio.get_running_loop().create_task(self._application.daemon.tick())
        self._ticks.add(tick)
        tick.add_done_callback(self._ticks.discard)

    def pause(self, watch: str) -> None:
        """Reads it no more, restarts included."""
        if not self._named(watch).paused:
            manual_pauses.pause(self._store, watch)
            self._follow(watch, paused=True)

    def resume(self, watch: str) -> None:
        """Reads it again; refused where the watchlist itself pauses it."""
        named = self._named(watch)
        if named.paused and watch not in manual_pauses.paused_by_hand(self._store):
            raise UsageError(f"the watchlist itself pauses {watch}: take `paused` out there")
        manual_pauses.resume(self._store, watch)
        self._follow(watch, paused=False)

    def unmute(self, watch: str) -> None:
        """Forgets what was found to come and go."""
        self._named(watch)
        self._store.amend(watch, unmuted)

    def review(self, watch: str, number: int, note: str) -> None:
        """Records that somebody has looked at an event."""
        self._store.review(watch, number, note, self._clock())

    async def difference(self, watch: str, before: int, after: int) -> Report:
        """What changed between two versions, both read by today's code."""
        report = await self._application.pipeline.difference(self._named(watch), before, after)
        if isinstance(report, Trouble):
            raise MonitorError(report.detail)
        return report

    def _follow(self, watch: str, *, paused: bool) -> None:
        watchlist = self._application.watchlist
        watches = (replace(w, paused=paused) if w.id == watch else w for w in watchlist.watches)
        self._application.reload(replace(watchlist, watches=tuple(watches)))

    def _named(self, watch: str) -> Watch:
        watches = self._application.watchlist.watches
        found = next((one for one in watches if one.id == watch), None)
        if found is None:
            raise UsageError(f"{watch} is not on the watchlist")
        return found


class StoredPages:
    """Raw pages from the snapshot folder, for any thread; implements `monitor.web.service_commands.Pages`."""

    def __init__(self, root: Path) -> None:
        self._snapshots = Snapshots(root, RealFiles(root))

    def __call__(self, watch: str, stem: str, record_sha256: str) -> Page:
        return self._snapshots.page(self._snapshots.record(watch, stem, record_sha256))


def folder_key(store: SqliteStore) -> bytes:
    """The folder's own key for the page's cookies, made once."""
    key = store.kept(KEPT_AS)
    if key is None:
        key = secrets.token_bytes(32)
        store.keep(KEPT_AS, key)
    return key
