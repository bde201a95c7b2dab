"""Fetch pages that need a browser, within the same limits as all others.

The extra `render` installs playwright; Chromium is the system's own. Pages run one at a time, each
in a fresh profile. The browser is replaced after a number of pages and stopped when idle.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

import structlog

from monitor.fetch.abandoned import Stopped
from monitor.fetch.chromium import Chromium, ChromiumUnusable
from monitor.fetch.gate import Gate
from monitor.fetch.host_turns import HostTurns, NoTurns
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import FETCH_ADVICE, NetworkScope
from monitor.fetch.rendered_page import Loaded, PageFailed
from monitor.fetch.request import user_agent
from monitor.fetch.status_troubles import trouble_of
from monitor.fetch.urls import host_of, refused_url, same_page
from monitor.model import Page, Trouble, Validators, Watch

log = structlog.get_logger(__name__)


class FetchScopedRobots(Protocol):
    """Fetches a robots.txt within the scope of its page."""

    async def __call__(self, url: str, scope: NetworkScope) -> Page | Trouble: ...


class BrowserFetcher:
    """Fetches pages as a browser shows them; starts the browser at the first page.

    `fetch_robots` is `HttpFetcher.fetch_robots`; None ignores robots.txt. `scope` is what pages may
    reach, as far as their own address allows it.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        gate: Gate | None = None,
        scope: NetworkScope | None = None,
        turns: HostTurns | None = None,
        fetch_robots: FetchScopedRobots | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits or Limits()
        self._turns = turns or NoTurns()
        self._fetch_robots = fetch_robots
        self._now = now
        self._scope = scope or NetworkScope(advice=FETCH_ADVICE)
        self._chromium = Chromium(gate or Gate(), self._limits, user_agent(contact))
        self._one_page = asyncio.Lock()

    async def fetch(self, watch: Watch, validators: Validators | None = None) -> Page | Trouble:
        """Return the page after its scripts have finished, as HTML in UTF-8.

        `validators` are ignored: they say nothing about what the scripts load.
        """
        del validators
        reason = refused_url(watch.url)
        if reason is not None:
            return Trouble("unreachable", f"This is no web address: {reason}. Correct `url`.")
        scope = self._scope.allowing(watch.allow)
        robots = None
        if watch.respect_robots and self._fetch_robots is not None:
            robots = partial(self._fetch_robots, scope=scope)
        try:
            async with self._turns.turn(watch.url, robots), self._one_page:
                return await self._load(watch, scope)
        except Stopped as stopped:
            return stopped.trouble

    async def aclose(self) -> None:
        """Stop the browser."""
        await self._chromium.aclose()

    async def _load(self, watch: Watch, scope: NetworkScope) -> Page | Trouble:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._chromium.page_done)
            try:
                async with asyncio.timeout(self._limits.total):
                    loaded = await self._chromium.load(watch.url, watch.language, scope)
            except ChromiumUnusable as unusable:
                return Trouble("unreachable", str(unusable))
            except PageFailed as failed:
                return failed.trouble
            except TimeoutError:
                await self._chromium.aclose()
                return Trouble(
                    "unreachable",
                    f"{host_of(watch.url)} took too long in the browser; it is read again later.",
                )
        if loaded.refused:
            log.info("refused_in_the_browser", watch=watch.id, refused=loaded.refused)
        return self._judged(watch, loaded)

    def _judged(self, watch: Watch, loaded: Loaded) -> Page | Trouble:
        if loaded.status not in (200, 203):
            trouble = trouble_of(
                loaded.status, dict(loaded.headers), self._now(), self._limits.retry_after
            )
            self._turns.back_off(loaded.url, trouble)
            return trouble
        moved = loaded.moved_to
        return Page(
            url=watch.url,
            final_url=loaded.url,
            status=loaded.status,
            headers=loaded.headers,
            body=loaded.html.encode("utf-8", "replace"),
            content_type="text/html; charset=utf-8",
            fetched_at=self._now(),
            moved_to=None if moved is None or same_page(moved, watch.url) else moved,
            certificate_ends=loaded.certificate_ends,
        )
