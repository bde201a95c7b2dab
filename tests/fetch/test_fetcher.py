"""One fetcher serves plain and rendered pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from monitor.config.allowances import allowances
from monitor.fetch.fetcher import Fetcher
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import NetworkScope
from monitor.model import Page

pytestmark = pytest.mark.anyio

LOOPBACK = NetworkScope(allowances("127.0.0.1"))


async def test_that_robots_are_not_heard_is_said_once_for_each_watch(origin, watch, ok):
    origin.replies["/"] = ok()
    fetcher = Fetcher(scope=LOOPBACK)
    with capture_logs() as logs:
        for _ in range(3):
            await fetcher.fetch(watch(f"{origin.url}/"))
        await fetcher.fetch(watch(f"{origin.url}/", respect_robots=True))
        await fetcher.fetch(replace(watch(f"{origin.url}/"), id="ostenz/terms"))
    await fetcher.aclose()
    assert [entry["watch"] for entry in logs] == ["ostenz/privacy-policy", "ostenz/terms"]


SCRIPTED = b"""<!doctype html><html lang="en"><title>Privacy</title><div id="root"></div>
<script>fetch("/policy.json").then((answer) => answer.json()).then((policy) => {
  root.innerHTML = `<h1>${policy.title}</h1><p>${policy.text}</p>`;
});</script>"""


POLICY = b'{"title": "Privacy policy", "text": "We keep data for 12 months."}'


async def test_each_watch_is_fetched_the_way_it_asks_for(
    origin, watch, ok, chromium_installed, loopback_gate
):
    origin.replies |= {"/": ok(SCRIPTED), "/policy.json": ok(POLICY)}
    fetcher = Fetcher(
        gate=loopback_gate(),
        scope=LOOPBACK,
        post_scope=LOOPBACK,
        limits=replace(Limits(), settle=3.0),
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
