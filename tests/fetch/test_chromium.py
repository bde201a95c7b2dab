"""Chromium is started late, reused, replaced, ended when idle; a missing one is a trouble."""

from __future__ import annotations

import asyncio
import sys

import pytest

from monitor.fetch import chromium
from monitor.model import Page, Trouble

pytestmark = pytest.mark.anyio


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
