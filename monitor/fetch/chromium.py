"""The browser itself: started late, reused, replaced, ended when idle. Alone knows playwright."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from monitor.fetch.answers import PERMANENT
from monitor.fetch.gate import Gate
from monitor.fetch.limits import Limits
from monitor.fetch.proxy import FilteringProxy
from monitor.model import Trouble

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Playwright, Response

NAMES: Final = (
    "chromium", "chromium-browser", "chromium-headless-shell", "google-chrome-stable",
    "google-chrome", "chrome",
)  # fmt: skip
ARGUMENTS: Final = (
    # No name is resolved and no packet sent but through the proxy.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-gpu",
)
ENVIRONMENT: Final = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR")
UNREAD: Final = frozenset({"image", "media", "font"})
PAGES_PER_BROWSER: Final = 50
IDLE: Final = 60.0
CLOSING: Final = 5.0

# What a component shows stands in its shadow root, which serialising leaves out.
FLATTEN: Final = """() => {
  const open = (root) => {
    for (const host of root.querySelectorAll("*")) {
      if (host.shadowRoot) {
        open(host.shadowRoot);
        const shown = document.createElement("div");
        shown.innerHTML = host.shadowRoot.innerHTML;
        host.prepend(shown);
      }
    }
  };
  open(document);
  return document.documentElement.outerHTML.length;
}"""


class ChromiumMissing(Exception):
    """The extra or the browser is not installed; the message says how to install it."""


class PageFailed(Exception):
    """The page could not be shown, and the trouble that is."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.detail)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page as the browser shows it."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    html: str
    moved_to: str | None
    certificate_ends: datetime | None


class Chromium:
    """One headless Chromium behind the filtering proxy; for one page at a time."""

    def __init__(self, gate: Gate, limits: Limits, agent: str) -> None:
        self._gate = gate
        self._limits = limits
        self._agent = agent
        self._proxy: FilteringProxy | None = None
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._pages = 0
        self._idle: asyncio.TimerHandle | None = None
        self._ending: asyncio.Future[None] | None = None

    async def load(self, url: str, language: str | None) -> Loaded:
        """The page once its scripts have come to rest. Raises `ChromiumMissing`, `PageFailed`."""
        browser, proxy = await self._ready()
        proxy.reset()
        self._pages += 1
        context = await browser.new_context(
            user_agent=f"{_chrome(browser.version)} {self._agent}",
            locale=language,
            timezone_id="UTC",
            accept_downloads=False,
            service_workers="block",
        )
        try:
            return await self._show(context, proxy, url)
        finally:
            await _close(context.close)  # one that cannot be closed goes with its browser

    async def rest(self) -> None:
        """Nothing to show for now: end the browser if that stays so."""
        if self._pages >= PAGES_PER_BROWSER:
            await self.aclose()
        elif self._browser is not None:
            self._idle = asyncio.get_running_loop().call_later(IDLE, self._end)

    async def aclose(self) -> None:
        """End browser, driver and proxy, whatever they are doing."""
        self._keep()
        browser, self._browser = self._browser, None
        playwright, self._playwright = self._playwright, None
        proxy, self._proxy = self._proxy, None
        if browser is not None:
            await _close(browser.close)
        if playwright is not None:
            await _close(playwright.stop)
        if proxy is not None:
            await proxy.aclose()

    def _end(self) -> None:
        self._ending = asyncio.ensure_future(self.aclose())

    def _keep(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def _ready(self) -> tuple[Browser, FilteringProxy]:
        self._keep()
        if self._ending is not None:
            await self._ending
            self._ending = None
        if self._browser is not None and not self._browser.is_connected():
            await self.aclose()
        if self._browser is None:
            await self._start()
        assert self._browser is not None
        assert self._proxy is not None
        return self._browser, self._proxy

    async def _start(self) -> None:
        start = _playwright()
        executable = _executable()
        self._proxy = FilteringProxy(self._gate, self._limits.traffic)
        address = await self._proxy.start()
        self._playwright = await start().start()
        self._pages = 0
        self._browser = await self._playwright.chromium.launch(
            executable_path=executable,
            # Chromium's own sandbox cannot be had by root.
            chromium_sandbox=os.geteuid() != 0,
            proxy={"server": address},
            args=list(ARGUMENTS),
            env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )

    async def _show(self, context: BrowserContext, proxy: FilteringProxy, url: str) -> Loaded:
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as SettleTimeout

        await context.route(
            "**/*",
            lambda route: (
                route.abort() if route.request.resource_type in UNREAD else route.continue_()
            ),
        )
        page = await context.new_page()
        try:
            response = await page.goto(url, wait_until="domcontentloaded", timeout=0)
            with suppress(SettleTimeout):  # a page that never rests is taken as it stands
                await page.wait_for_load_state("networkidle", timeout=self._limits.settle * 1000)
            size = await page.evaluate(FLATTEN)
        except Error as fault:
            raise PageFailed(_trouble(fault.message, proxy)) from fault
        if proxy.exhausted or size > self._limits.decoded_bytes:
            raise PageFailed(_too_large())
        if response is None:
            raise PageFailed(Trouble("unreadable", "The browser was given no page to show."))
        return await _loaded(page.url, await page.content(), response)


async def _close(close: Callable[[], Awaitable[None]]) -> None:
    """Close, but wait for nothing that hangs, and take no offence at what is closed already."""
    from playwright.async_api import Error

    with suppress(Error, TimeoutError, OSError):
        await asyncio.wait_for(close(), CLOSING)


def _trouble(message: str, proxy: FilteringProxy) -> Trouble:
    if proxy.exhausted:
        return _too_large()
    if proxy.refusals:
        return proxy.refusals[-1]
    reason = message.splitlines()[0].removeprefix("Page.goto: ")
    if "ERR_CERT_" in reason:
        return Trouble("certificate", f"The site's certificate is not valid ({reason}).")
    if "Download is starting" in reason:
        return Trouble(
            "unreadable", "The address is a file, not a page: take `render = true` away."
        )
    return Trouble("unreachable", f"The browser could not show the page ({reason}).")


def _too_large() -> Trouble:
    return Trouble("too large", "The page loads more than is read.")


async def _loaded(url: str, html: str, response: Response) -> Loaded:
    security = await response.security_details()
    ends = security.get("validTo") if security else None
    return Loaded(
        url=url,
        status=response.status,
        headers=tuple((await response.all_headers()).items()),
        html=html,
        moved_to=await _moved_to(response),
        certificate_ends=None if ends is None else datetime.fromtimestamp(ends, UTC),
    )


async def _moved_to(response: Response) -> str | None:
    """Where the unbroken run of permanent redirects at the start led."""
    hops = [response.request]
    while hops[0].redirected_from is not None:
        hops.insert(0, hops[0].redirected_from)
    moved = None
    for hop, following in pairwise(hops):
        answer = await hop.response()
        if answer is None or answer.status not in PERMANENT:
            break
        moved = following.url
    return moved


def _chrome(version: str) -> str:
    """The name that sites know this browser by, without the word that says it has no window."""
    major = version.partition(".")[0]
    return (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0 Safari/537.36"
    )


def _playwright() -> Any:
    try:
        from playwright.async_api import async_playwright
    except ImportError as missing:
        raise ChromiumMissing(
            "This watch has `render = true`, which needs a browser: "
            "pip install 'policy-monitor[render]'."
        ) from missing
    return async_playwright


def _executable() -> str:
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    raise ChromiumMissing(
        "This watch has `render = true`, which needs Chromium on PATH: apt-get install chromium."
    )
