"""Construct adapters: the only module that imports fetching, workers and channels.

`monitor.store.backends` constructs stores.

Everything else receives these objects and knows their interfaces. The import contract
"adapters" in `pyproject.toml` enforces this. Whatever imports an HTTP client is imported where it is
used, so that commands without network start at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import structlog

from monitor.sandbox.pool import Sandbox
from monitor.sandbox.reader import SandboxedReader
from monitor.sandbox.reading_tasks import FINGERPRINT_PRELOAD, PRELOAD, TASKS, fingerprint_page
from monitor.service.reader_version import reader_version
from monitor.store.backends import Backend, backend_of
from monitor.store.codec import pack, unpack
from monitor.store.key_values import KeyValues
from monitor.store.protocols import Store
from monitor.store.upkeep import Recovered, WriteObserver, unobserved
from monitor.watchlist import Watchlist

if TYPE_CHECKING:
    from monitor.deliver.senders import Senders
    from monitor.feeds.feed_files import FeedFiles
    from monitor.fetch.fetcher import Fetcher
    from monitor.fetch.politeness import HostBackoff, Politeness

HOST_BACKOFFS: Final = "hosts at rest"
"""The store's key for the hosts that asked to be left alone; stored, so never renamed."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Adapters:
    """The adapters of one running process; `open_adapters` closes them."""

    backend: Backend
    store: Store
    politeness: Politeness
    fetcher: Fetcher
    reader: SandboxedReader
    senders: Senders
    feeds: FeedFiles

    def save_host_backoffs(self) -> None:
        """Store the hosts that asked to be left alone, so that a restart respects them."""
        self.store.put(HOST_BACKOFFS, pack(self.politeness.host_backoffs))


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_adapters(
    watchlist: Watchlist, observer: WriteObserver = unobserved
) -> AsyncIterator[Adapters]:
    """Lock the snapshot folder, construct the adapters of a daemon, and close them at the end.

    `observer` is called with the name of each point that a durable write passes.
    Raises `StoreLocked` if another process holds the folder, `StoreDamaged` if it is damaged.
    """
    from monitor.feeds.feed_files import FOLDER, FeedFiles

    backend = backend_of(watchlist.settings.snapshots, watchlist.settings.keys)
    with open_store(watchlist, observer) as store:
        politeness = politeness_for(watchlist, stored_host_backoffs(store))
        fetcher = fetcher_for(watchlist, politeness)
        workers = Sandbox(TASKS, preload=PRELOAD)
        fingerprint_workers = Sandbox((fingerprint_page,), preload=FINGERPRINT_PRELOAD)
        try:
            yield Adapters(
                backend,
                store,
                politeness,
                fetcher,
                SandboxedReader(workers, fingerprint_workers),
                senders_for(fetcher),
                FeedFiles(backend.queries, backend.derived_files(FOLDER)),
            )
        finally:
            await fingerprint_workers.aclose()
            await workers.aclose()
            await fetcher.aclose()


@contextmanager
def open_store(watchlist: Watchlist, observer: WriteObserver = unobserved) -> Iterator[Store]:
    """Lock the store of a watchlist, repair what a crash left behind, and yield the store."""
    backend = backend_of(watchlist.settings.snapshots, watchlist.settings.keys)
    with backend.open(utc_now(), reader=reader_version(), observer=observer) as (store, recovered):
        if recovered != Recovered():
            log.info("recovered", **asdict(recovered))
        yield store


def fetcher_for(watchlist: Watchlist, politeness: Politeness | None = None) -> Fetcher:
    """Return a fetcher within the limits of this watchlist; the caller closes it.

    Logs a warning if the watchlist has the older `[network] allow`.
    """
    from monitor.fetch.fetcher import Fetcher
    from monitor.fetch.network_scope import DELIVER_ADVICE, FETCH_ADVICE, NetworkScope

    if watchlist.network.older:
        log.warning(
            "older_key", key="[network] allow", write="[network.fetch] and [network.deliver]"
        )
    return Fetcher(
        contact=watchlist.settings.contact or None,
        scope=NetworkScope(watchlist.network.fetch, FETCH_ADVICE),
        post_scope=NetworkScope(watchlist.network.deliver, DELIVER_ADVICE),
        turns=politeness or politeness_for(watchlist),
    )


def politeness_for(watchlist: Watchlist, backoffs: tuple[HostBackoff, ...] = ()) -> Politeness:
    """Return the pacing of requests per host, starting with the backoffs of an earlier run."""
    from monitor.fetch.politeness import Pacing, Politeness

    return Politeness(Pacing(watchlist.settings.host_delay), host_backoffs=backoffs)


def stored_host_backoffs(store: KeyValues) -> tuple[HostBackoff, ...]:
    """Return the backoffs that an earlier run stored."""
    from monitor.fetch.politeness import HostBackoff

    stored = store.get(HOST_BACKOFFS)
    return unpack(stored, tuple[HostBackoff, ...]) if stored else ()


def senders_for(fetcher: Fetcher) -> Senders:
    """Return the senders of every channel type; webhooks are posted through the fetcher."""
    from monitor.deliver.channel_type import SenderTools
    from monitor.deliver.senders import Senders

    return Senders(SenderTools(fetcher, utc_now))


@asynccontextmanager
async def single_worker(
    *tasks: Callable[..., Any], preload: tuple[str, ...] = ()
) -> AsyncIterator[Sandbox]:
    """Yield a sandbox of one worker, for one command; it runs `tasks` besides those of reading.

    `preload` names the modules that these tasks import when they run.
    """
    worker = Sandbox((*TASKS, *tasks), workers=1, preload=(*PRELOAD, *preload))
    try:
        yield worker
    finally:
        await worker.aclose()


@asynccontextmanager
async def single_worker_reader() -> AsyncIterator[SandboxedReader]:
    """Yield a reader with one worker, for one command."""
    async with single_worker() as worker:
        yield reader_of(worker)


def reader_of(worker: Sandbox) -> SandboxedReader:
    """Return a reader that uses one worker for everything."""
    return SandboxedReader(worker, worker)
