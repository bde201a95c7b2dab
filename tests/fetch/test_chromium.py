"""Chromium is started late, reused, replaced, ended when idle; a missing one is a trouble."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.config.allowances import allowances
from monitor.fetch import chromium
from monitor.fetch.browser import BrowserFetcher
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import NetworkScope
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


@pytest.mark.parametrize(
    ("says", "told"),
    [("No usable sandbox! If this is", "user namespaces"), ("x", "could not be started")],
)
async def test_a_browser_that_ends_at_its_start_is_trouble(
    make_browser, watch, monkeypatch, tmp_path, says, told
):
    broken = tmp_path / "chromium"
    broken.write_text(f"#!/bin/sh\necho '{says}' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    browser = make_browser()
    outcome = await browser.fetch(watch("https://ostenz.example/"))
    assert isinstance(outcome, Trouble)
    assert told in outcome.detail
    assert browser._chromium._proxy is None, "nothing is left running"


async def test_pages_are_not_rendered_as_root(make_browser, watch, monkeypatch):
    """Chromium's sandbox does not work for root; nothing is started, and the trouble says what to do."""
    monkeypatch.setattr(chromium, "is_root", lambda: True)
    browser = make_browser()
    outcome = await browser.fetch(watch("https://ostenz.example/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert "refused as root" in outcome.detail
    assert "install-service" in outcome.detail
    assert browser._chromium._browser is None


async def test_chromium_runs_in_its_sandbox_and_never_as_root(origin, make_browser, watch, ok):
    origin.replies["/"] = ok()
    browser = make_browser()
    assert isinstance(await browser.fetch(watch(f"{origin.url}/")), Page)
    words, users = started_with("--user-data-dir=")
    assert words, "Chromium runs"
    assert not any("--no-sandbox" in word for word in words)
    assert 0 not in users


def started_with(switch: str) -> tuple[list[str], set[int]]:
    """The command lines of running Chromiums of this test run, and the users they run as."""
    words, users = [], set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may end meanwhile
            line = (process / "cmdline").read_bytes().decode(errors="replace")
            ours = "--proxy-server" in line and switch in line and "chromium" in line
            if ours and _descends_from(process, os.getpid()):
                words.append(line)
                users.add(process.stat().st_uid)
    return words, users


def _descends_from(process: Path, ancestor: int) -> bool:
    number = int(process.name)
    while number > 1:
        if number == ancestor:
            return True
        number = int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])
    return False


async def test_a_page_at_a_public_address_reaches_nothing_inside_whatever_is_allowed(
    public, outpost, chromium_installed, loopback_gate, watch, ok
):
    """No proxy can tell a redirect or a stranger's script from the page's own wish."""
    outpost.replies["/"] = ok(b"<p>secret</p>")
    public.replies["/"] = ok(
        f"<title>P</title><p>Policy</p><iframe src='{outpost.url}/'></iframe>"
        f"<script>fetch('{outpost.url}/', {{mode: 'no-cors'}}).catch(() => 0)</script>".encode()
    )
    browser = BrowserFetcher(
        gate=loopback_gate(),
        scope=NetworkScope(allowances(outpost.url.removeprefix("http://"))),
        limits=replace(Limits(), settle=3.0),
    )
    page = await browser.fetch(watch(f"{public.url}/"))
    inside = await browser.fetch(watch(f"{outpost.url}/"))
    await browser.aclose()
    assert isinstance(page, Page)
    assert b"Policy" in page.body
    assert isinstance(inside, Page)
    assert b"secret" in inside.body
    assert len([path for path in outpost.paths if path == "/"]) == 1, "the operator's own watch"
