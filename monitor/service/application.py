"""Joins the real parts: the only module that knows all of them.

Application.open(watchlist)    lock, index, fetcher, children, dispatcher
  check(watches)               read now, one at a time per host
  deliver()                    send what is due
  run(until)                   the daemon, until the event is set
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Final

import structlog

from monitor.decide.memory import Problem, State
from monitor.decide.step import Event, Outcome, Step
from monitor.deliver.channels.chat import Chat
from monitor.deliver.channels.mail import Mail
from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.digest_figures import standing_of
from monitor.deliver.dispatch import Dispatcher, Tally
from monitor.deliver.senders import DigestFigures, Senders
from monitor.errors import MonitorError, StoreDamaged, UsageError
from monitor.extract import fingerprint_task
from monitor.feeds.feed_files import FeedFiles, Publishing
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.politeness import HostPace, Politeness
from monitor.model import Alert, Channel, Watch
from monitor.pipeline import Pipeline
from monitor.report.alerts_due import alerts_due, named_by
from monitor.sandbox import Sandbox
from monitor.sandbox.reader import SandboxedReader
from monitor.service.daemon import Daemon, Readings, host_of
from monitor.service.daily_verification import Housekeeping, watch_of
from monitor.service.factories import RESTS, fetcher_for, folder, manners_for, rests_in, utc_now
from monitor.service.health import Vitals
from monitor.service.manual_pauses import with_pauses
from monitor.store.codec import pack
from monitor.store.snapshots.durable import Passing, unobserved
from monitor.store.sqlite.store import SqliteStore
from monitor.store.sqlite.verification import verify_todays_share
from monitor.systemd.notify import Notifier
from monitor.systemd.watchdog import Pulse
from monitor.watchlist import Watchlist

GRACE: Final = 30.0
"""Seconds that readings and deliveries under way are given to end."""


log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check of one watch came to."""

    watch: str
    outcome: Outcome
    state: State
    detail: str
    events: tuple[Event, ...]


class Application:
    """The parts, joined for one watchlist; made by `open`."""

    def __init__(
        self,
        watchlist: Watchlist,
        store: SqliteStore,
        fetcher: Fetcher,
        reader: SandboxedReader,
        manners: Politeness,
    ) -> None:
        self.watchlist = watchlist
        self.store = store
        self.feeds = FeedFiles(store.root)
        self._manners = manners
        self._rests: tuple[HostPace, ...] = ()
        self.pipeline = Pipeline(
            fetcher,
            reader,
            store,
            self._render,
            utc_now,
            watchlist.settings.patience,
        )
        senders = Senders(Webhook(fetcher, utc_now), Mail(), Chat())
        self.dispatcher = Dispatcher(
            store.outbox, senders, _by_name(watchlist), utc_now, standing=self._standing
        )

    @classmethod
    @asynccontextmanager
    async def open(
        cls, watchlist: Watchlist, *, passing: Passing = unobserved
    ) -> AsyncIterator[Application]:
        """Takes the folder for this process and gives it back at the end.

        Raises `StoreLocked` where another process has it, `StoreDamaged` where it cannot be trusted.
        `passing` is told each point that a durable write passes.
        """
        with folder(watchlist, passing) as store:
            watchlist = with_pauses(watchlist, store)
            store.sync_watches(watchlist.watches, utc_now())
            manners = manners_for(watchlist, rests_in(store))
            fetcher = fetcher_for(watchlist, manners)
            children, lookers = Sandbox(), Sandbox(preload=fingerprint_task.PRELOAD)
            try:
                reader = SandboxedReader(children, lookers)
                application = cls(watchlist, store, fetcher, reader, manners)
                yield application
                application.keep_rests(utc_now())
                await application.feeds.close()
            finally:
                await lookers.aclose()
                await children.aclose()
                await fetcher.aclose()

    async def check(
        self,
        watch_ids: Sequence[str] | None = None,
        on_result: Callable[[CheckResult], None] = lambda _: None,
    ) -> tuple[CheckResult, ...]:
        """Reads the named watches now, all that are not paused by default; one per host at a time."""
        places = asyncio.Semaphore(self.watchlist.settings.concurrency)
        readings = self._readings()

        async def one_host(watches: list[Watch]) -> list[CheckResult]:
            results = []
            for watch in watches:
                await self._manners.pause(watch.url)
                async with places:
                    result = _result(await readings.check(watch))
                on_result(result)
                results.append(result)
            return results

        by_host = groupby(sorted(self._named(watch_ids), key=host_of), key=host_of)
        try:
            async with asyncio.TaskGroup() as hosts:
                tasks = [hosts.create_task(one_host(list(watches))) for _, watches in by_host]
        except ExceptionGroup as group:  # Python before 3.11.4 wraps what `except*` raises
            ours, others = group.split(MonitorError)
            if ours is None or others is not None:
                raise
            raise ours.exceptions[0] from None
        return tuple(result for task in tasks for result in task.result())

    async def deliver(self) -> Tally:
        """Sends all alerts that are due now."""
        return await self.dispatcher.drain()

    async def run(self, until: asyncio.Event) -> None:
        """The daemon: ticks until the event is set, then lets what is under way end.

        Raises the `StoreError` that ended it where one did.
        """
        keeping = Housekeeping(partial(verify_todays_share, self.store.root), self._tell_damage)
        self.daemon = Daemon(
            self._readings(),
            self.store,
            self.dispatcher,
            utc_now,
            places=self.watchlist.settings.concurrency,
            pausing=self._manners.pausing,
            chores=(keeping.kick, self.keep_rests, self.store.thinning.kick),
        )
        self.daemon.use(self.watchlist.watches)
        self.pulse = Pulse(
            Notifier(),
            self.daemon,
            len(self.watchlist.watches),
            self.watchlist.settings.host_delay,
        )

        async def tick() -> None:
            await self.daemon.tick()
            self.pulse.beat(asyncio.get_running_loop().time())

        from monitor.service.scheduler import Ticker  # a command that reads once needs no scheduler

        ticker = Ticker(tick)
        ticker.start()
        self.vitals = Vitals(ticker, self.daemon, self.pulse)
        self.pulse.begin()
        stop = asyncio.create_task(until.wait())
        failure = asyncio.create_task(self.daemon.failed())
        try:
            await asyncio.wait({stop, failure}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.pulse.end()
            ticker.stop()
            stop.cancel()
            await self.daemon.stop(GRACE)
            await keeping.close()
        if failure.done():
            failure.result()
        failure.cancel()

    def reload(self, watchlist: Watchlist) -> None:
        """Takes up watches, channels and waiting times read anew; the rest waits for a restart."""
        self.watchlist = watchlist = with_pauses(watchlist, self.store)
        self.pipeline = replace(self.pipeline, patience=watchlist.settings.patience)
        self.dispatcher.use(_by_name(watchlist))
        self.daemon.use(watchlist.watches, self._readings())
        self.pulse.use(len(watchlist.watches))

    def keep_rests(self, _now: datetime) -> None:
        """Stores which hosts want to be left alone, where that has changed."""
        if self._manners.paces != self._rests:
            self._rests = self._manners.paces
            self.store.keep(RESTS, pack(self._rests))

    def _tell_damage(self, damaged: Iterable[StoreDamaged], now: datetime) -> None:
        """Tells those who hear of a watch that a stored file of it is damaged: once per file."""
        watches = {watch.id: watch for watch in self.watchlist.watches}
        for damage in damaged:
            log.error("damaged", path=str(damage.path), problem=damage.problem)
            watch = watches.get(watch_of(self.store.root, damage) or "")
            if watch is None:
                continue
            problem = Problem("damaged", str(damage), now, told=True)
            event = Event("policy.problem", watch.id, 0, now, str(damage.path), problem=problem)
            for alert in self._render(event, watch):
                self.store.outbox.put(alert)

    def _readings(self) -> Readings:
        """The pipeline; where the watchlist wants feeds, what happens there reaches them."""
        if not self.watchlist.settings.feeds:
            return self.pipeline
        self.feeds.complete()
        return Publishing(self.pipeline, self.feeds)

    def _named(self, watch_ids: Sequence[str] | None) -> tuple[Watch, ...]:
        known = {watch.id: watch for watch in self.watchlist.watches}
        if watch_ids is None:
            return tuple(watch for watch in known.values() if not watch.paused)
        unknown = [name for name in watch_ids if name not in known]
        if unknown:
            raise UsageError(f"no watch is called {unknown[0]!r}; there are: {', '.join(known)}")
        return tuple(known[name] for name in watch_ids)

    def _render(self, event: Event, watch: Watch) -> tuple[Alert, ...]:
        named = named_by(self.watchlist.watches)
        return alerts_due(event, watch, self.watchlist.channels, named)

    def _standing(self, channel: Channel, moment: datetime) -> DigestFigures:
        return standing_of(channel, moment, self.store.query.statuses, self.watchlist.watches)


def _by_name(watchlist: Watchlist) -> dict[str, Channel]:
    return {channel.name: channel for channel in watchlist.channels}


def _result(step: Step) -> CheckResult:
    problem = step.memory.problem
    detail = f"{problem.kind}: {problem.detail}" if problem else step.reading.detail
    return CheckResult(
        step.memory.watch, step.reading.outcome, step.memory.state, detail, step.events
    )
