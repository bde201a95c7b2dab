"""One object for all fetching and posting: over HTTP, or in a browser where a watch asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import structlog

from monitor.fetch.gate import Gate
from monitor.fetch.host_turns import HostTurns
from monitor.fetch.http import Answer, HttpFetcher
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import NetworkScope
from monitor.model import NotModified, Page, Trouble, Validators, Watch

if TYPE_CHECKING:
    from monitor.fetch.browser import BrowserFetcher

log = structlog.get_logger(__name__)


class Fetcher:
    """Create one per process: HTTP and browser share gate, limits and host turns.

    `scope` is what pages, robots.txt and the browser may reach; `post_scope` what deliveries may.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        gate: Gate | None = None,
        scope: NetworkScope | None = None,
        post_scope: NetworkScope | None = None,
        turns: HostTurns | None = None,
    ) -> None:
        self._contact, self._limits, self._turns = contact, limits, turns
        self._gate, self._scope = gate or Gate(), scope
        self._plain = HttpFetcher(
            contact=contact,
            limits=limits,
            gate=self._gate,
            scope=scope,
            post_scope=post_scope,
            turns=turns,
        )
        self._started: BrowserFetcher | None = None
        self._ignoring_robots: set[str] = set()

    async def fetch(
        self, watch: Watch, validators: Validators | None = None
    ) -> Page | NotModified | Trouble:
        """Fetch the watch's page, in a browser if it has `render = true`.

        Never raises for anything that a server does.
        """
        if not watch.respect_robots:
            self._log_ignored_robots(watch)
        if watch.render:
            return await self._browser().fetch(watch, validators)
        return await self._plain.fetch(watch, validators)

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float | None = None,  # noqa: ASYNC109 - the delivery's deadline
    ) -> Answer:
        """Post `body`; see `HttpFetcher.post`."""
        return await self._plain.post(url, body, headers, timeout)

    async def aclose(self) -> None:
        """Close every connection and the browser."""
        if self._started is not None:
            await self._started.aclose()
        await self._plain.aclose()

    def _log_ignored_robots(self, watch: Watch) -> None:
        """Log once per watch that its setting ignores robots.txt."""
        if watch.id not in self._ignoring_robots:
            self._ignoring_robots.add(watch.id)
            log.info("robots.txt is not asked", watch=watch.id)

    def _browser(self) -> BrowserFetcher:
        if self._started is None:
            from monitor.fetch.browser import BrowserFetcher  # few watchlists need one

            self._started = BrowserFetcher(
                contact=self._contact,
                limits=self._limits,
                gate=self._gate,
                scope=self._scope,
                turns=self._turns,
                fetch_robots=self._plain.fetch_robots,
            )
        return self._started
