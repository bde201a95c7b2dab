"""Look at a page once, and send a trial message: neither needs a store."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Final, ParamSpec, Protocol, TypeVar
from urllib.parse import urlsplit

from monitor.deliver.outcome import Outcome
from monitor.model import Alert, Channel, NotModified, Page, Policy, Trouble, Watch
from monitor.onboarding.discovery import documents_on
from monitor.pipeline import Fetcher
from monitor.report.payload import trial
from monitor.service.factories import (
    fetcher_for,
    reader_of,
    senders_for,
    single_worker,
    utc_now,
)
from monitor.watchlist import Network, Watchlist

LINKS: Final = "monitor.extract.html.page_links"
"""The module that `documents_on` imports when it runs."""

P = ParamSpec("P")
R = TypeVar("R")


class Worker(Protocol):
    """Runs functions on untrusted input in a worker process."""

    async def run(
        self, origin: str, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Return `function(*args)`, computed in a worker that reads nothing but this origin."""
        ...


class Reader(Protocol):
    """Reads a page where hostile input can do no harm."""

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble:
        """Return the policy on the page, or why there is none."""
        ...


class PageProbe:
    """Fetches and reads pages without storing them.

    `public_fetcher` reaches public addresses only.
    """

    def __init__(
        self, fetcher: Fetcher, public_fetcher: Fetcher, reader: Reader, worker: Worker
    ) -> None:
        self._fetcher = fetcher
        self._public_fetcher = public_fetcher
        self._reader = reader
        self._worker = worker

    async def fetch(self, watch: Watch) -> Page | Trouble:
        """Fetch the page as it is now."""
        return await _fetched(self._fetcher, watch)

    async def read(self, page: Page) -> Policy | Trouble:
        """Return the policy on the page, or why there is none."""
        return await self._reader.read(page, Watch("", "", "", page.url))

    async def documents_on(self, page: Page) -> tuple[tuple[str, str], ...]:
        """Return the legal documents that the page links to, as (document, address)."""
        return await self._worker.run(
            page.final_url, documents_on, page.body, page.final_url, page.content_type
        )

    async def visit(self, watch: Watch) -> Policy | Trouble:
        """Fetch and read the policy as it is now, or return why that failed."""
        page = await self.fetch(watch)
        return page if isinstance(page, Trouble) else await self._reader.read(page, watch)

    async def visit_link(self, url: str, found_at: str) -> Policy | Trouble:
        """Fetch and read a policy that the page at `found_at` links to.

        A link to another host reaches public addresses only, whatever the watchlist allows.
        """
        watch = Watch("", "", "", url)
        if urlsplit(url).hostname == urlsplit(found_at).hostname:
            return await self.visit(watch)
        page = await _fetched(self._public_fetcher, watch)
        return page if isinstance(page, Trouble) else await self._reader.read(page, watch)


async def _fetched(fetcher: Fetcher, watch: Watch) -> Page | Trouble:
    answer = await fetcher.fetch(watch, None)
    assert not isinstance(answer, NotModified), "no validators were sent"
    return answer


@asynccontextmanager
async def page_probe(watchlist: Watchlist) -> AsyncIterator[PageProbe]:
    """Yield a probe within the network limits of this watchlist."""
    fetcher = fetcher_for(watchlist)
    public_fetcher = fetcher_for(replace(watchlist, network=Network()))
    try:
        async with single_worker(documents_on, preload=(LINKS,)) as worker:
            yield PageProbe(fetcher, public_fetcher, reader_of(worker), worker)
    finally:
        await public_fetcher.aclose()
        await fetcher.aclose()


async def send_trial(watchlist: Watchlist, channel: Channel) -> Outcome:
    """Send one trial message to a channel directly, without the outbox."""
    now = utc_now()
    name = f"{channel.name} {now.isoformat()}"
    alert = Alert(
        id="msg_" + hashlib.sha256(name.encode()).hexdigest()[:32],
        watch="",
        channel=channel.name,
        type="test",
        payload=trial(channel.name, now, language=channel.language),
        created_at=now,
    )
    fetcher = fetcher_for(watchlist)
    try:
        return await senders_for(fetcher).send(channel, (alert,))
    finally:
        await fetcher.aclose()
