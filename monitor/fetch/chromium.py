"""The browser process: started when needed, reused, replaced, and stopped when idle."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from monitor.fetch.gate import AddressRefused, Gate, HostUnknown
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import NetworkScope
from monitor.fetch.proxy import USER, FilteringProxy
from monitor.fetch.rendered_page import Loaded, PageFailed, show
from monitor.fetch.urls import origin_of
from monitor.fetch.wire_troubles import stopped_by

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright

NAMES: Final = (
    "chromium", "chromium-browser", "chromium-headless-shell", "google-chrome-stable",
    "google-chrome", "chrome",
)  # fmt: skip
ARGUMENTS: Final = (
    # All traffic must pass the proxy: resolve no name and send no packet otherwise.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Some releases of Chromium know one spelling only, and ignore the other.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-gpu",
)
ENVIRONMENT: Final = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR")
PAGES_PER_BROWSER: Final = 50
"""Pages after which the browser is replaced."""
IDLE: Final = 60.0
"""Seconds without a page after which the browser is stopped."""
CLOSING: Final = 5.0
"""Seconds that a part of the browser has to close."""


class ChromiumUnusable(Exception):
    """No browser may be started here; the message says what is missing and how to mend it."""


class Chromium:
    """One headless Chromium behind the filtering proxy, for one page at a time."""

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

    async def load(self, url: str, language: str | None, scope: NetworkScope) -> Loaded:
        """Return the page after its scripts have finished. Raises `ChromiumUnusable`, `PageFailed`.

        The page reaches what `scope` permits to a page at its address.
        """
        browser, proxy = await self._ready()
        proxy.begin(await self._scope_of_page(url, scope))
        self._pages += 1
        context = await browser.new_context(
            user_agent=f"{_chrome(browser.version)} {self._agent}",
            locale=language,
            timezone_id="UTC",
            accept_downloads=False,
            service_workers="block",
        )
        try:
            return await show(context, proxy, self._limits, url)
        finally:
            await _close(context.close)  # a context that cannot be closed ends with its browser

    async def _scope_of_page(self, url: str, scope: NetworkScope) -> NetworkScope:
        _, host, port = origin_of(url)
        try:
            return scope.of_rendered_page(await self._gate.addresses(host, port, scope))
        except (AddressRefused, HostUnknown) as fault:
            raise PageFailed(stopped_by(fault, host).trouble) from fault

    async def page_done(self) -> None:
        """Stop the browser after a while without pages; replace it after many pages."""
        if self._pages >= PAGES_PER_BROWSER:
            await self.aclose()
        elif self._browser is not None:
            self._idle = asyncio.get_running_loop().call_later(IDLE, self._end)

    async def aclose(self) -> None:
        """Stop browser, driver and proxy, even in the middle of a page."""
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
        if is_root():
            raise ChromiumUnusable(
                "This watch has `render = true`, which is refused as root: Chromium would run "
                "strangers' scripts without its sandbox. Run policy-monitor as another user; "
                "`policy-monitor install-service` sets up a service that does."
            )
        start = _playwright()
        executable = _executable()
        self._proxy = FilteringProxy(self._gate, self._limits.traffic)
        address = await self._proxy.start()
        self._playwright = await start().start()
        self._pages = 0
        try:
            self._browser = await self._launched(self._playwright, executable, address)
        except Exception as fault:
            await self.aclose()
            raise _unusable(fault) from fault

    async def _launched(self, playwright: Playwright, executable: str, proxy: str) -> Browser:
        assert self._proxy is not None
        return await playwright.chromium.launch(
            executable_path=executable,
            chromium_sandbox=True,
            proxy={"server": proxy, "username": USER, "password": self._proxy.password},
            args=list(ARGUMENTS),
            env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )


def _unusable(fault: Exception) -> Exception:
    """Return why Chromium could not be launched; the fault itself if it is not Chromium's."""
    from playwright.async_api import Error

    if not isinstance(fault, Error):
        return fault
    if "No usable sandbox" in fault.message:
        return ChromiumUnusable(
            "Chromium cannot build its sandbox here, and is not started without: unprivileged users "
            "need user namespaces; in the service, what `policy-monitor install-service` notes."
        )
    return ChromiumUnusable(f"Chromium could not be started ({fault.message.splitlines()[0]}).")


def is_root() -> bool:
    """Return whether this process is root, for whom Chromium's sandbox does not work."""
    return os.geteuid() == 0


async def _close(close: Callable[[], Awaitable[None]]) -> None:
    """Close within `CLOSING` seconds; ignore that it is closed already."""
    from playwright.async_api import Error

    with suppress(Error, TimeoutError, OSError):
        await asyncio.wait_for(close(), CLOSING)


def _chrome(version: str) -> str:
    """Return the browser's usual User-Agent, without the word `Headless`."""
    major = version.partition(".")[0]
    return (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0 Safari/537.36"
    )


def _playwright() -> Any:
    try:
        from playwright.async_api import async_playwright
    except ImportError as missing:
        raise ChromiumUnusable(
            "This watch has `render = true`, which needs a browser: "
            "pip install 'policy-monitor[render]'."
        ) from missing
    return async_playwright


def _executable() -> str:
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    raise ChromiumUnusable(
        "This watch has `render = true`, which needs Chromium on PATH: apt-get install chromium."
    )
