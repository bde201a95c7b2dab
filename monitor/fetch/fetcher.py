"""All that a process fetches and posts, behind one object: plainly, or in a browser where a page needs one."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.fetch.browser import BrowserFetcher
from monitor.fetch.gate import Gate
from monitor.fetch.http import Answer, HttpFetcher
from monitor.fetch.limits import Limits
from monitor.fetch.manners import Manners
from monitor.model import NotModified, Page, Trouble, Validators, Watch


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
        gate = gate or Gate()
        self._plain = HttpFetcher(contact=contact, limits=limits, gate=gate, manners=manners)
        self._browser = BrowserFetcher(
            contact=contact,
            limits=limits,
            gate=gate,
            manners=manners,
            fetch_robots=self._plain.fetch_robots,
        )

    async def fetch(
        self, watch: Watch, validators: Validators | None = None
    ) -> Page | NotModified | Trouble:
        """The watch's page, as its setting `render` says; never raises for what a server does."""
        if watch.render:
            return await self._browser.fetch(watch, validators)
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
        await self._browser.aclose()
        await self._plain.aclose()
