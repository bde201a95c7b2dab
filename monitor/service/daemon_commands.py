"""Commands that people give on the status page, executed in the daemon."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from monitor.decide.recall import unmuted
from monitor.errors import MonitorError, UsageError
from monitor.model import Report, Trouble, Watch
from monitor.pipeline import Clock
from monitor.service import manual_pauses
from monitor.service.application import Application


class DaemonCommands:
    """Executes commands on the daemon's event loop, where the store's connection lives.

    Implements `monitor.web.service_commands.ServiceCommands`.
    """

    def __init__(self, application: Application, clock: Clock) -> None:
        self._application = application
        self._store = application.store
        self._clock = clock
        self._ticks: set[asyncio.Task[None]] = set()

    def check_now(self, watch: str) -> None:
        """Make the watch due and tick the daemon at once; a paused watch raises `UsageError`."""
        if self._named(watch).paused:
            raise UsageError(f"{watch} is paused: resume it first")
        now = self._clock()
        self._store.amend(watch, lambda memory: replace(memory, due=min(memory.due, now)))
        tick = asyncio.get_running_loop().create_task(self._application.daemon.tick())
        self._ticks.add(tick)
        tick.add_done_callback(self._ticks.discard)

    def pause(self, watch: str) -> None:
        """Pause the watch by hand; a restart keeps it paused."""
        if not self._named(watch).paused:
            manual_pauses.pause(self._store, watch)
            self._reload(watch, paused=True)

    def resume(self, watch: str) -> None:
        """Resume a watch that was paused by hand; raise `UsageError` if the watchlist pauses it."""
        named = self._named(watch)
        if named.paused and watch not in manual_pauses.paused_by_hand(self._store):
            raise UsageError(f"the watchlist itself pauses {watch}: remove `paused` there")
        manual_pauses.resume(self._store, watch)
        self._reload(watch, paused=False)

    def unmute(self, watch: str) -> None:
        """Forget which changes of the watch came and went."""
        self._named(watch)
        self._store.amend(watch, unmuted)

    def review(self, watch: str, number: int, note: str) -> None:
        """Record that somebody has reviewed an event."""
        self._store.review(watch, number, note, self._clock())

    async def difference(self, watch: str, before: int, after: int) -> Report:
        """Compare two versions, both read by today's code; raise `MonitorError` if that fails."""
        report = await self._application.pipeline.difference(self._named(watch), before, after)
        if isinstance(report, Trouble):
            raise MonitorError(report.detail)
        return report

    def _reload(self, watch: str, *, paused: bool) -> None:
        watchlist = self._application.watchlist
        watches = (replace(w, paused=paused) if w.id == watch else w for w in watchlist.watches)
        self._application.reload(replace(watchlist, watches=tuple(watches)))

    def _named(self, watch: str) -> Watch:
        watches = self._application.watchlist.watches
        found = next((one for one in watches if one.id == watch), None)
        if found is None:
            raise UsageError(f"{watch} is not on the watchlist")
        return found
