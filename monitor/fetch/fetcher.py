"""All that a process fetches and posts, behind one object: plainly, or in a browser where a page needs one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import structlog

from monitor.fetch.gate import Gate
from monitor.fetch.host_turns import Manners
from monitor.fetch.http import Answer, HttpFetcher
from monitor.fetch.limits import Limits
from monitor.model import NotModified, Page, Trouble, Validators, Watch

if TYPE_CHECKING:
    from monitor.fetch.browser import BrowserFetcher

log = structlog.get_logger(__name__)


class Fetcher:
    """Make one per process: both ways share gate, limits and manners."""

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        gate: Gate | None = None,
        manners: Manners | None = None,
    ) -> None:
        self._contact, self._limits, self._manners = contact, limits, manners
        self._gate = gate or Gate()
        self._plain = HttpFetcher(contact=contact, limits=limits, gate=self._gate, manners=manners)
        self._started: BrowserFetcher | None = None
        self._unasked: set[str] = set()

    async def fetch(
        self, watch: Watch, validators: Validators | None = None
    ) -> Page | NotModified | Trouble:
        """The watch's page, as its setting `render` says; never raises for what a server does."""
        if not watch.respect_robots:
            self._tell_unasked(watch)
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
        """Deliver `body`; see `HttpFetcher.post`."""
        return await self._plain.post(url, body, headers, timeout)

    async def aclose(self) -> None:
        """Close every connection and the browser."""
        if self._started is not None:
            await self._started.aclose()
        await self._plain.aclose()

    def _tell_unasked(self, watch: Watch) -> None:
        """Says once that the watch's setting leaves robots.txt unheard: the choice is to be seen."""
        if watch.id not in self._unasked:
            self._unasked.add(watch.id)
            log.info("robots.txt is not asked", watch=watch.id)

    def _browser(self) -> BrowserFetcher:
        if self._started is None:
            from monitor.fetch.browser import BrowserFetcher  # few watchlists need one

            self._started = BrowserFetcher(
                contact=self._contact,
                limits=self._limits,
                gate=self._gate,
                manners=self._manners,
                fetch_robots=self._plain.fetch_robots,
            )
        return self._started
