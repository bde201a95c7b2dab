"""Join the adapters of one watchlist and run them.

Application.open(watchlist)    lock the folder, construct the adapters
  check(watches)               read now, one watch per host at a time
  deliver()                    send the alerts that are due
  run(until)                   run the daemon until the event is set
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from monitor.decide.step import Event
from monitor.deliver.digest_figures import DigestFigures, figures_for
from monitor.deliver.dispatch import Dispatcher
from monitor.deliver.settlement import Tally
from monitor.errors import StoreDamaged
from monitor.feeds.feed_files import Publishing
from monitor.model import Alert, Channel, Watch
from monitor.pipeline import Pipeline, Readings
from monitor.report.alerts_due import alerts_due, named_by
from monitor.service.daemon import Daemon
from monitor.service.daily_verification import DailyVerification
from monitor.service.damage_alerts import alert_damage
from monitor.service.factories import Adapters, open_adapters, utc_now
from monitor.service.forget_watch import forget_watch
from monitor.service.health import Health
from monitor.service.immediate_check import CheckResult, ImmediateCheck, select_watches
from monitor.service.left_orders import LeftOrders
from monitor.service.manual_pauses import with_pauses
from monitor.store.orders import Order
from monitor.store.upkeep import Forgotten, Share, Verdict, WriteObserver, unobserved
from monitor.systemd.notify import Notifier
from monitor.systemd.watchdog import Watchdog
from monitor.watchlist import Watchlist

GRACE: Final = 30.0
"""Seconds that readings and deliveries in progress have to finish at the end."""


class Application:
    """The adapters of one watchlist, joined; made by `open`.

    `daemon`, `watchdog` and `health` exist while `run` runs.
    """

    daemon: Daemon
    watchdog: Watchdog
    health: Health

    def __init__(self, watchlist: Watchlist, adapters: Adapters) -> None:
        self.watchlist = watchlist
        self.backend = adapters.backend
        self.store = adapters.store
        self._adapters = adapters
        self._saved_backoffs: tuple[object, ...] = ()
        self.pipeline = Pipeline(
            adapters.fetcher,
            adapters.reader,
            adapters.store,
            self._render,
            utc_now,
            watchlist.settings.patience,
        )
        self.dispatcher = Dispatcher(
            adapters.store.outbox,
            adapters.senders,
            _by_name(watchlist),
            utc_now,
            figures=self._digest_figures,
        )

    @classmethod
    @asynccontextmanager
    async def open(
        cls, watchlist: Watchlist, *, observer: WriteObserver = unobserved
    ) -> AsyncIterator[Application]:
        """Lock the snapshot folder for this process, and release it at the end.

        Raises `StoreLocked` if another process holds it, `StoreDamaged` if it is damaged.
        `observer` is called with the name of each point that a durable write passes.
        """
        async with open_adapters(watchlist, observer) as adapters:
            watchlist = with_pauses(watchlist, adapters.store)
            adapters.store.sync_watches(watchlist.watches, utc_now())
            application = cls(watchlist, adapters)
            yield application
            application.save_host_backoffs(utc_now())
            await adapters.feeds.close()

    async def check(
        self,
        watch_ids: Sequence[str] | None = None,
        on_result: Callable[[CheckResult], None] = lambda _: None,
    ) -> tuple[CheckResult, ...]:
        """Read the named watches now; without names, all that are not paused."""
        check = ImmediateCheck(
            self._readings(),
            self._adapters.politeness.pause,
            self.watchlist.settings.concurrency,
            on_result,
        )
        return await check.run(select_watches(self.watchlist.watches, watch_ids))

    async def deliver(self) -> Tally:
        """Send all alerts that are due now."""
        return await self.dispatcher.drain()

    async def run(self, until: asyncio.Event) -> None:
        """Run the daemon until the event is set, then let work in progress finish.

        Raises the `StoreError` that stopped the daemon, if one did.
        """
        from monitor.service.scheduler import Ticker  # a command that reads once needs no scheduler

        verification = DailyVerification(self._verify_share, self._alert_damage)
        self.daemon = self._new_daemon(verification)
        self.watchdog = self._new_watchdog()
        ticker = Ticker(self._tick)
        ticker.start()
        self.health = Health(ticker, self.daemon, self.watchdog)
        self.watchdog.ready()
        failure = self.daemon.failure
        try:
            await _set_or_done(until, failure)
        finally:
            self.watchdog.stopping()
            ticker.stop()
            await self.daemon.stop(GRACE)
            await verification.close()
        if failure.done():
            failure.result()

    def forget(self, order: Order) -> Forgotten:
        """Remove everything that is stored of the order's watch, its words a little per tick."""
        return forget_watch(self.store, self._adapters.feeds, order, at_once=False)

    def is_being_read(self, watch: str) -> bool:
        """Return whether a reading of the watch is in progress."""
        return self.daemon.is_reading(watch)

    def reload(self, watchlist: Watchlist) -> None:
        """Apply the watches, channels and waiting times of a reloaded watchlist.

        All other settings wait for a restart.
        """
        self.watchlist = watchlist = with_pauses(watchlist, self.store)
        self.pipeline = replace(self.pipeline, patience=watchlist.settings.patience)
        self.dispatcher.use(_by_name(watchlist))
        self.daemon.use(watchlist.watches, self._readings())
        self.watchdog.use(len(watchlist.watches))

    def save_host_backoffs(self, _now: datetime) -> None:
        """Store the hosts that asked to be left alone, if they differ from those stored."""
        backoffs = self._adapters.politeness.host_backoffs
        if backoffs != self._saved_backoffs:
            self._saved_backoffs = backoffs
            self._adapters.save_host_backoffs()

    def _new_daemon(self, verification: DailyVerification) -> Daemon:
        daemon = Daemon(
            self._readings(),
            self.store,
            self.dispatcher,
            utc_now,
            slots=self.watchlist.settings.concurrency,
            pausing=self._adapters.politeness.pausing,
            chores=(
                verification.kick,
                self.save_host_backoffs,
                self.store.seal,
                self._thin_out,
                LeftOrders(self.store.orders, self).kick,
            ),
        )
        daemon.use(self.watchlist.watches)
        return daemon

    def _new_watchdog(self) -> Watchdog:
        watches, host_delay = len(self.watchlist.watches), self.watchlist.settings.host_delay
        return Watchdog(Notifier(), self.daemon, watches, host_delay)

    async def _tick(self) -> None:
        await self.daemon.tick()
        self.watchdog.tick(asyncio.get_running_loop().time())

    def _thin_out(self, now: datetime) -> None:
        self.store.thin_out(now, self.watchlist.settings.retention)

    def _verify_share(self, now: datetime) -> Verdict:
        """Verify the day's share of the versions; runs in a thread."""
        return self.backend.verify(now, share=Share.of_day(now))

    def _alert_damage(self, damaged: Iterable[StoreDamaged], now: datetime) -> None:
        alert_damage(
            damaged,
            self.watchlist.watches,
            self.watchlist.settings.snapshots,
            self._render,
            self.store.outbox.put,
            now,
        )

    def _readings(self) -> Readings:
        """Return the pipeline; where the watchlist wants feeds, its events are published too."""
        if not self.watchlist.settings.feeds:
            return self.pipeline
        self._adapters.feeds.complete()
        return Publishing(self.pipeline, self._adapters.feeds)

    def _render(self, event: Event, watch: Watch) -> tuple[Alert, ...]:
        named = named_by(self.watchlist.watches)
        return alerts_due(event, watch, self.watchlist.channels, named)

    def _digest_figures(self, channel: Channel, moment: datetime) -> DigestFigures:
        return figures_for(channel, moment, self.store.query.statuses, self.watchlist.watches)


async def _set_or_done(event: asyncio.Event, future: asyncio.Future[None]) -> None:
    """Wait until the event is set or the future is done."""
    waiting = asyncio.create_task(event.wait())
    either: set[asyncio.Future[Any]] = {waiting, future}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()


def _by_name(watchlist: Watchlist) -> dict[str, Channel]:
    return {channel.name: channel for channel in watchlist.channels}
