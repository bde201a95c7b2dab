"""Load one page in the browser and return its HTML as a person sees it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from monitor.fetch.limits import Limits
from monitor.fetch.proxy import FilteringProxy
from monitor.fetch.status_troubles import PERMANENT
from monitor.model import Trouble

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Frame, Response, Route
    from playwright.async_api import Page as BrowserPage

UNREAD: Final = frozenset({"image", "media", "font"})
"""Resource types that are never loaded."""
REFUSALS_KEPT: Final = 10
"""Reasons of refused connections that are kept for the log."""
FRAME_WORDS: Final = 200
"""A frame with fewer words is an advertisement, a chat or a counter."""

# WebRTC sends UDP past the proxy, and a policy needs none of it. The switches of `chromium` forbid
# that too; a new release may rename them.
WITHOUT_WEBRTC: Final = """for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (/^(webkit|moz)?RTC|^WebTransport/.test(name)) {
    delete globalThis[name];
  }
}"""
# Serialising leaves out shadow roots, so their content is copied into the page.
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
WORDS: Final = "() => document.body ? document.body.innerText.split(/\\s+/).length : 0"
REPLACE: Final = """(frame, html) => {
  const shown = document.createElement("div");
  shown.innerHTML = html;
  frame.replaceWith(shown);
}"""


class PageFailed(Exception):
    """The page could not be loaded; carries the trouble."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.detail)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page after its scripts have finished."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    html: str
    moved_to: str | None
    certificate_ends: datetime | None
    refused: tuple[str, ...] = ()
    """Why connections of the page were refused, each reason once."""


async def show(context: BrowserContext, proxy: FilteringProxy, limits: Limits, url: str) -> Loaded:
    """Return the page after its scripts have finished. Raises `PageFailed`."""
    from playwright.async_api import Error

    await context.add_init_script(WITHOUT_WEBRTC)  # in every frame before its own scripts
    await context.route("**/*", _read_only_words)
    page = await context.new_page()
    try:
        response = await page.goto(url, wait_until="domcontentloaded", timeout=0)
    except Error as fault:
        raise PageFailed(_trouble(fault.message, proxy)) from fault
    if response is None:
        raise PageFailed(Trouble("unreadable", "The browser received no page."))
    try:
        size = await _settle(page, limits.settle)
        if proxy.exhausted or size > limits.decoded_bytes:
            raise PageFailed(_too_large())
        loaded = await _loaded(page.url, await page.content(), response)
        refused = dict.fromkeys(refusal.detail for refusal in proxy.refusals)
        return replace(loaded, refused=tuple(refused)[:REFUSALS_KEPT])
    except Error as fault:
        reason = fault.message.splitlines()[0]
        raise PageFailed(
            Trouble("unreachable", f"The page broke off in the browser ({reason}).")
        ) from fault


async def _settle(page: BrowserPage, seconds: float) -> int:
    """Wait until scripts finish, flatten frames and shadow roots; return the page's length."""
    from playwright.async_api import TimeoutError as StillBusy

    with suppress(StillBusy):  # a page whose scripts never finish is read as it is
        await page.wait_for_load_state("networkidle", timeout=seconds * 1000)
    await _open_frames(page.main_frame)
    return int(await page.evaluate(FLATTEN))


async def _read_only_words(route: Route) -> None:
    if route.request.resource_type in UNREAD:
        await route.abort()
    else:
        await route.continue_()


async def _open_frames(parent: Frame) -> None:
    """Replace each frame by its content: some policies are in a frame from another host."""
    from playwright.async_api import Error

    for frame in parent.child_frames:
        with suppress(Error):  # the frame may disappear meanwhile
            await _open_frames(frame)
            if await frame.evaluate(WORDS) >= FRAME_WORDS:
                await frame.evaluate(FLATTEN)
                element = await frame.frame_element()
                await element.evaluate(REPLACE, await frame.content())


def _trouble(message: str, proxy: FilteringProxy) -> Trouble:
    if proxy.exhausted:
        return _too_large()
    if proxy.refusals:
        return proxy.refusals[-1]
    reason = message.splitlines()[0].removeprefix("Page.goto: ")
    if "ERR_CERT_" in reason:
        return Trouble("certificate", f"The site's certificate is not valid ({reason}).")
    if "Download is starting" in reason:
        return Trouble("unreadable", "The address is a file, not a page: remove `render = true`.")
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
    """Return the target of the permanent redirects at the start, None if there were none."""
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
