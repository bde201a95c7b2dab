"""Which way a watch is fetched: plainly, or in a browser where its page needs one."""

from __future__ import annotations

from monitor.fetch.browser import BrowserFetcher
from monitor.fetch.http import HttpFetcher
from monitor.model import NotModified, Page, Trouble, Validators, Watch


class ByWatch:
    """Both ways behind one method."""

    def __init__(self, plain: HttpFetcher, browser: BrowserFetcher) -> None:
        self._plain = plain
        self._browser = browser

    async def fetch(
        self, watch: Watch, validators: Validators | None = None
    ) -> Page | NotModified | Trouble:
        """The watch's page, as its setting `render` says."""
        if watch.render:
            return await self._browser.fetch(watch, validators)
        return await self._plain.fetch(watch, validators)

    async def aclose(self) -> None:
        """Close connections and browser."""
        await self._browser.aclose()
        await self._plain.aclose()
