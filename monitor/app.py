"""Joins the real parts: the only module that knows all of them.

Application.open(watchlist)    lock, index, fetcher, children, dispatcher
  check(watches)               read now, one at a time per host
  deliver()                    send what is due
  run(until)                   the daemon, until the event is set
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Final

import structlog

import monitor
from monitor.daemon import Daemon, host_of
from monitor.decide.memory import State
from monitor.decide.step import Event, Outcome, Step
from monitor.deliver.chat import Chat
from monitor.deliver.dispatch import Dispatcher, Tally
from monitor.deliver.mail import Mail
from monitor.deliver.ports import Senders
from monitor.deliver.webhook import Webhook
from monitor.errors import MonitorError, UsageError
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.gate import Gate
from monitor.fetch.politeness import Pacing, Politeness
from monitor.model import Alert, Channel, Watch
from monitor.pipeline import Pipeline
from monitor.reading import SandboxedReader
from monitor.report.alerts import alerts_due
from monitor.sandbox import Sandbox
from monitor.schedule import Ticker
from monitor.store.durable import Passing, unobserved
from monitor.store.lock import FolderLock
from monitor.store.recover import Recovered, open_store
from monitor.store.store import SqliteStore
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


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Application:
    """The parts, joined for one watchlist; made by `open`."""

    def __init__(
        self, watchlist: Watchlist, store: SqliteStore, fetcher: Fetcher, children: Sandbox
    ) -> None:
        self.watchlist = watchlist
        self.store = store
        self._reader = SandboxedReader(children)
        self._fetcher = fetcher
        self.pipeline = Pipeline(
            fetcher, self._reader, store, self._render, utc_now, watchlist.settings.patience
        )
        senders = Senders(Webhook(fetcher, utc_now), Mail(), Chat())
        self.dispatcher = Dispatcher(store.outbox, senders, _by_name(watchlist), utc_now)

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
            store.enrol(watchlist.watches, utc_now())
            fetcher = fetcher_for(watchlist)
            children = Sandbox()
            try:
                yield cls(watchlist, store, fetcher, children)
            finally:
                await children.aclose()
                await fetcher.aclose()

    async def check(
        self,
        watch_ids: Sequence[str] | None = None,
        on_result: Callable[[CheckResult], None] = lambda _: None,
    ) -> tuple[CheckResult, ...]:
        """Reads the named watches now, all that are not paused by default; one per host at a time."""
        places = asyncio.Semaphore(self.watchlist.settings.concurrency)

        async def one_host(watches: list[Watch]) -> list[CheckResult]:
            results = []
            for watch in watches:
                async with places:
                    result = _result(await self.pipeline.check(watch))
                on_result(result)
                results.append(result)
            return results

        by_host = groupby(sorted(self._named(watch_ids), key=host_of), key=host_of)
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one_host(list(watches))) for _, watches in by_host]
        except* MonitorError as errors:
            raise errors.exceptions[0] from None
        return tuple(result for task in tasks for result in task.result())

    async def deliver(self) -> Tally:
        """Sends all alerts that are due now."""
        return await self.dispatcher.drain()

    async def run(self, until: asyncio.Event) -> None:
        """The daemon: ticks until the event is set, then lets what is under way end.

        Raises the `StoreError` that ended it where one did.
        """
        self.daemon = Daemon(
            self.pipeline,
            self.store,
            self.dispatcher,
            utc_now,
            places=self.watchlist.settings.concurrency,
        )
        self.daemon.use(self.watchlist.watches)
        ticker = Ticker(self.daemon.tick)
        ticker.start()
        stop = asyncio.create_task(until.wait())
        failure = asyncio.create_task(self.daemon.failed())
        try:
            await asyncio.wait({stop, failure}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ticker.stop()
            stop.cancel()
            await self.daemon.stop(GRACE)
        if failure.done():
            failure.result()
        failure.cancel()

    def reload(self, watchlist: Watchlist) -> None:
        """Takes up a watchlist read anew; what needs new parts waits for a restart."""
        self.watchlist = watchlist
        self.dispatcher.use(_by_name(watchlist))
        self.daemon.use(watchlist.watches)

    def _named(self, watch_ids: Sequence[str] | None) -> tuple[Watch, ...]:
        known = {watch.id: watch for watch in self.watchlist.watches}
        if watch_ids is None:
            return tuple(watch for watch in known.values() if not watch.paused)
        unknown = [name for name in watch_ids if name not in known]
        if unknown:
            raise UsageError(f"no watch is called {unknown[0]!r}; there are: {', '.join(known)}")
        return tuple(known[name] for name in watch_ids)

    def _render(self, event: Event, watch: Watch) -> tuple[Alert, ...]:
        named = frozenset(name for w in self.watchlist.watches for name in w.channels)
        return alerts_due(event, watch, self.watchlist.channels, named)


@contextmanager
def folder(watchlist: Watchlist, passing: Passing = unobserved) -> Iterator[SqliteStore]:
    """The snapshot folder, locked for this process, what a crash left behind made good."""
    root = watchlist.settings.snapshots
    with FolderLock(root):
        store, recovered = open_store(root, utc_now(), reader=reader_version(), passing=passing)
        if recovered != Recovered():
            log.info("recovered", **asdict(recovered))
        with closing(store):
            yield store


def reader_version() -> str:
    """A short hash of the reading code: written beside each version that it read."""
    package = Path(monitor.__file__).parent
    digest = hashlib.sha256()
    for stage in ("extract", "segment"):
        for module in sorted((package / stage).rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()[:12]


def fetcher_for(watchlist: Watchlist) -> Fetcher:
    """What fetches and posts within the bounds of this watchlist."""
    settings = watchlist.settings
    return Fetcher(
        contact=settings.contact or None,
        gate=Gate(watchlist.network.allow),
        manners=Politeness(Pacing(settings.host_delay)),
    )


def _by_name(watchlist: Watchlist) -> dict[str, Channel]:
    return {channel.name: channel for channel in watchlist.channels}


def _result(step: Step) -> CheckResult:
    problem = step.memory.problem
    detail = f"{problem.kind}: {problem.detail}" if problem else step.reading.detail
    return CheckResult(
        step.memory.watch, step.reading.outcome, step.memory.state, detail, step.events
    )
