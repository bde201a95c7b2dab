"""A page that builds its policy by script is read, and its scripts get no further than the gate."""

from __future__ import annotations

import pytest

from monitor.fetch.limits import Limits
from monitor.fetch.politeness import Politeness
from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio


SCRIPTED = b"""<!doctype html><html lang="en"><title>Privacy</title><div id="root"></div>
<script>fetch("/policy.json").then((answer) => answer.json()).then((policy) => {
  root.innerHTML = `<h1>${policy.title}</h1><p>${policy.text}</p>`;
});</script>"""


POLICY = b'{"title": "Privacy policy", "text": "We keep data for 12 months."}'


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
    browser = make_browser(turns=Politeness(), fetch_robots=make_fetcher().fetch_robots)
    outcome = await browser.fetch(watch(f"{origin.url}/", respect_robots=True))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "robots"
    assert origin.paths == ["/robots.txt"]
