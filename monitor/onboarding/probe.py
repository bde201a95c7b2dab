"""Small jobs that need real parts and no store: look at a page once, send a trial message."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from monitor.deliver.channels.chat import Chat
from monitor.deliver.channels.mail import Mail
from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.outcome import Outcome
from monitor.deliver.senders import Senders
from monitor.fetch.fetcher import Fetcher
from monitor.model import Alert, Channel, NotModified, Page, Policy, Trouble, Watch
from monitor.onboarding.discovery import documents_on
from monitor.report.payload import trial
from monitor.sandbox import Sandbox
from monitor.sandbox.reader import SandboxedReader
from monitor.service.factories import fetcher_for, utc_now
from monitor.watchlist import Watchlist


class PageProbe:
    """Fetches and reads pages, and forgets them."""

    def __init__(self, fetcher: Fetcher, children: Sandbox) -> None:
        self._fetcher = fetcher
        self._children = children
        self._reader = SandboxedReader(children, children)

    async def fetch(self, watch: Watch) -> Page | Trouble:
        """The page as it is now."""
        answer = await self._fetcher.fetch(watch, None)
        assert not isinstance(answer, NotModified), "nothing was said of an earlier answer"
        return answer

    async def read(self, page: Page) -> Policy | Trouble:
        """The policy that the page holds, or why it holds none."""
        return await self._reader.read(page, Watch("", "", "", page.url))

    async def documents_on(self, page: Page) -> tuple[tuple[str, str], ...]:
        """The legal documents that the page links to, as (document, address)."""
        return await self._children.run(documents_on, page.body, page.final_url, page.content_type)

    async def visit(self, watch: Watch) -> Policy | Trouble:
        """The policy as it is now, or why it cannot be had."""
        page = await self.fetch(watch)
        return page if isinstance(page, Trouble) else await self._reader.read(page, watch)


@asynccontextmanager
async def page_probe(watchlist: Watchlist) -> AsyncIterator[PageProbe]:
    """Somebody who looks at pages within the bounds of this watchlist."""
    fetcher, children = fetcher_for(watchlist), Sandbox(children=1)
    try:
        yield PageProbe(fetcher, children)
    finally:
        await children.aclose()
        await fetcher.aclose()


async def send_trial(watchlist: Watchlist, channel: Channel) -> Outcome:
    """Sends one trial message to a channel, past the outbox."""
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
        senders = Senders(Webhook(fetcher, utc_now), Mail(), Chat())
        return await senders.of(channel).send(channel, (alert,))
    finally:
        await fetcher.aclose()
