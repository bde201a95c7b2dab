"""A page that builds its policy by script is read, and its scripts get no further than the gate."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.fetch import chromium
from monitor.fetch.browser import BrowserFetcher
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.gate import Gate, networks
from monitor.fetch.limits import Limits
from monitor.fetch.politeness import Pacing, Politeness
from monitor.model import Page, Trouble

INSTALLED = any(shutil.which(name) for name in chromium.NAMES)
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(
        not INSTALLED, reason="no Chromium on this machine: apt-get install chromium"
    ),
]

SCRIPTED = b"""<!doctype html><html lang="en"><title>Privacy</title><div id="root"></div>
<script>fetch("/policy.json").then((answer) => answer.json()).then((policy) => {
  root.innerHTML = `<h1>${policy.title}</h1><p>${policy.text}</p>`;
});</script>"""
POLICY = b'{"title": "Privacy policy", "text": "We keep data for 12 months."}'


class Names:
    """Every name but `rebind.example` is this machine's; that one changes its mind."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        self.asked.append(host)
        return ("127.0.0.1",)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


MakeBrowser = Callable[..., BrowserFetcher]


@pytest.fixture(scope="module")
async def browser(anyio_backend: str) -> AsyncIterator[BrowserFetcher]:
    """One for all tests that need no limits of their own: starting one takes a second."""
    shared = BrowserFetcher(
        contact="mailto:reader@example.org",
        limits=replace(Limits(), settle=3.0),
        gate=Gate(networks(("127.0.0.1",)), Names()),
        manners=Politeness(Pacing(delay=timedelta(0))),
    )
    yield shared
    await shared.aclose()


@pytest.fixture
async def make_browser(anyio_backend: str) -> AsyncIterator[MakeBrowser]:
    made: list[BrowserFetcher] = []

    def make(*, manners: Any = None, fetch_robots: Any = None, **limits: Any) -> BrowserFetcher:
        limits.setdefault("settle", 3.0)
        made.append(
            BrowserFetcher(
                contact="mailto:reader@example.org",
                limits=replace(Limits(), **limits),
                gate=Gate(networks(("127.0.0.1",)), Names()),
                manners=manners,
                fetch_robots=fetch_robots,
            )
        )
        return made[-1]

    yield make
    for browser in made:
        await browser.aclose()


async def test_what_scripts_build_is_read(origin, browser, watch, ok):
    origin.replies |= {"/": ok(SCRIPTED), "/policy.json": ok(POLICY)}
    page = await browser.fetch(watch(f"{origin.url}/", language="fr"))
    assert isinstance(page, Page)
    assert "<p>We keep data for 12 months.</p>" in page.body.decode()
    assert (page.status, page.content_type) == (200, "text/html; charset=utf-8")
    request = origin.requests[0].decode()
    assert "(+mailto:reader@example.org)" in request
    assert "Accept-Language: fr" in request


async def test_what_components_show_is_read(origin, browser, watch, ok):
    origin.replies["/"] = ok(
        b"<title>P</title><x-policy></x-policy><script>customElements.define('x-policy', class extends"
        b" HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML ="
        b" '<p>Hidden in a shadow</p>' } })</script>"
    )
    page = await browser.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert b"<p>Hidden in a shadow</p>" in page.body


async def test_a_policy_in_a_frame_is_read_and_an_advertisement_is_not(
    origin, elsewhere, browser, watch, ok
):
    words = b"we keep data for twelve months " * 40
    origin.replies["/"] = ok(
        f"<h1>Policy</h1><iframe src='{elsewhere.url}/policy'></iframe>"
        f"<iframe src='{elsewhere.url}/ad'></iframe>".encode()
    )
    elsewhere.replies |= {"/policy": ok(b"<p>" + words + b"</p>"), "/ad": ok(b"<p>Buy shoes</p>")}
    page = await browser.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert b"twelve months" in page.body
    assert b"Buy shoes" not in page.body


async def test_scripts_reach_nothing_that_the_gate_refuses(origin, outpost, browser, watch, ok):
    """By address, by a name, by a frame, a picture, a socket or a redirect: nothing is dialled."""
    inside = outpost.url
    outpost.replies["/"] = ok(b"secret")
    attempts = f"""<!doctype html><title>P</title><p id=out>done</p>
      <iframe src="{inside}/"></iframe><img src="{inside}/a"><link rel=stylesheet href="{inside}/b">
      <script src="{inside}/c"></script>
      <script>
        fetch("{inside}/d", {{mode: "no-cors"}}).catch(() => 0);
        try {{ new WebSocket("{inside.replace("http", "ws")}/e") }} catch {{}}
        navigator.sendBeacon("{inside}/f", "x");
        new Worker(URL.createObjectURL(new Blob(["fetch('{inside}/g').catch(() => 0)"])));
      </script>""".encode()
    origin.replies["/"] = ok(attempts)
    page = await browser.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert outpost.requests == []
    assert len(browser._chromium._proxy.refusals) >= 5, "the page did try"


async def test_a_redirect_inside_is_refused(origin, browser, watch, redirect):
    for target in ("http://127.77.7.7/", "http://[::1]/", "http://10.0.0.1/", "file:///etc/passwd"):
        origin.replies["/"] = redirect(target)
        outcome = await browser.fetch(watch(f"{origin.url}/"))
        assert isinstance(outcome, Trouble), target
        assert outcome.kind == "unreachable"


async def test_a_script_that_never_ends_is_cut_and_the_next_page_served(
    origin, make_browser, watch, ok
):
    origin.replies["/spin"] = ok(b"<title>P</title><script>while (true) {}</script>")
    origin.replies["/"] = ok(SCRIPTED)
    origin.replies["/policy.json"] = ok(POLICY)
    browser = make_browser(total=3.0)
    outcome = await browser.fetch(watch(f"{origin.url}/spin"))
    assert isinstance(outcome, Trouble)
    assert "took too long" in outcome.detail
    browser._limits = Limits()  # a slow machine needs longer to start the browser anew
    assert isinstance(await browser.fetch(watch(f"{origin.url}/")), Page)


async def test_a_page_that_loads_or_grows_without_end_is_left(
    origin, make_browser, watch, drip, ok
):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>P</title>"
    origin.replies["/"] = drip(head, b"<p>more</p>" * 20_000)
    origin.replies["/grows"] = ok(b"<p id=p></p><script>p.textContent = 'x'.repeat(1e5)</script>")
    browser = make_browser(traffic=2**20, decoded_bytes=50_000)
    for path in ("/", "/grows"):
        outcome = await browser.fetch(watch(f"{origin.url}{path}"))
        assert isinstance(outcome, Trouble)
        assert outcome.kind == "too large"


async def test_statuses_redirects_and_rest_are_what_they_are_without_a_browser(
    origin, browser, watch, ok, redirect
):
    origin.replies |= {
        "/gone": b"HTTP/1.1 410 Gone\r\nContent-Length: 2\r\n\r\nno",
        "/moved": redirect("/new", 301),
        "/new": redirect("/newer", 302),
        "/newer": ok(),
        "/busy": b"HTTP/1.1 429 X\r\nRetry-After: 60\r\nContent-Length: 2\r\n\r\nno",
    }
    gone = await browser.fetch(watch(f"{origin.url}/gone"))
    assert isinstance(gone, Trouble)
    assert (gone.kind, gone.status) == ("gone", 410)
    moved = await browser.fetch(watch(f"{origin.url}/moved"))
    assert isinstance(moved, Page)
    assert (moved.moved_to, moved.final_url) == (f"{origin.url}/new", f"{origin.url}/newer")
    await browser.fetch(watch(f"{origin.url}/busy"))
    resting = await browser.fetch(watch(f"{origin.url}/newer"))
    assert isinstance(resting, Trouble)
    assert resting.kind == "refused"


async def test_robots_are_heard(origin, make_browser, make_fetcher, watch, ok):
    origin.replies["/robots.txt"] = ok(b"User-agent: *\nDisallow: /")
    browser = make_browser(manners=Politeness(), fetch_robots=make_fetcher().fetch_robots)
    outcome = await browser.fetch(watch(f"{origin.url}/", respect_robots=True))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "robots"
    assert origin.paths == ["/robots.txt"]


async def test_one_browser_serves_many_pages_each_in_a_fresh_profile_and_is_replaced(
    origin, make_browser, watch, ok, monkeypatch
):
    monkeypatch.setattr(chromium, "PAGES_PER_BROWSER", 2)
    origin.replies["/"] = ok(b"<p>x</p>", "Set-Cookie: visitor=1")
    browser = make_browser()
    used = []
    for _ in range(3):
        assert isinstance(await browser.fetch(watch(f"{origin.url}/")), Page)
        used.append(browser._chromium._browser)
    assert used[0] is not None
    assert used[1] is None
    assert used[2] not in (None, used[0])
    assert not any(b"visitor=1" in request for request in origin.requests)


async def test_an_idle_browser_is_ended(origin, make_browser, watch, ok, monkeypatch):
    monkeypatch.setattr(chromium, "IDLE", 0.0)
    origin.replies["/"] = ok()
    browser = make_browser()
    assert isinstance(await browser.fetch(watch(f"{origin.url}/")), Page)
    for _ in range(20):
        await asyncio.sleep(0)  # the timer runs
    await browser._chromium._ending
    assert browser._chromium._browser is None


async def test_a_missing_extra_is_trouble_that_names_the_command(make_browser, watch, monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    outcome = await make_browser().fetch(watch("https://ostenz.example/"))
    assert isinstance(outcome, Trouble)
    assert "pip install 'policy-monitor[render]'" in outcome.detail


async def test_a_missing_browser_is_trouble_that_names_the_command(
    make_browser, watch, monkeypatch
):
    monkeypatch.setenv("PATH", "/nowhere")
    outcome = await make_browser().fetch(watch("https://ostenz.example/"))
    assert isinstance(outcome, Trouble)
    assert "apt-get install chromium" in outcome.detail


async def test_each_watch_is_fetched_the_way_it_asks_for(origin, watch, ok):
    origin.replies |= {"/": ok(SCRIPTED), "/policy.json": ok(POLICY)}
    fetcher = Fetcher(
        gate=Gate(networks(("127.0.0.1",)), Names()), limits=replace(Limits(), settle=3.0)
    )
    plain = await fetcher.fetch(watch(f"{origin.url}/"))
    rendered = await fetcher.fetch(watch(f"{origin.url}/", render=True))
    answer = await fetcher.post(f"{origin.url}/", b"{}", {})
    await fetcher.aclose()
    assert isinstance(plain, Page)
    assert isinstance(rendered, Page)
    assert b"12 months" not in plain.body
    assert b"12 months" in rendered.body
    assert answer.status == 200
