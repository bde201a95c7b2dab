"""A real Chromium at the real page of a folder with a year's history."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from benchmarks.page import sample
from monitor.service.application import Application
from monitor.service.status_page import status_page
from monitor.store.orders import COMMAND_LINE, Order
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.watchlist import parse
from monitor.web.passwords import hashed

FLAGS: Final = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ORDERED: Final = "harbour-post/privacy-policy"
ORDERS: Final = (
    Order(sample.NOW, "alice.martin@counsel.example", "2001:db8:85a3::8a2e:370:7334", "check", ORDERED),
    Order(sample.NOW, "anonymous", "192.0.2.7", "sign in refused"),
    Order(sample.NOW, "root", COMMAND_LINE, "forget", "a-former-company/terms-of-service"),
    Order(sample.NOW, "root", COMMAND_LINE, "redeliver", "msg_0b25e1c3f3a04ac6a5ae0fbbb9bd5b0d"),
)  # fmt: skip
WATCH: Final = '\n[[watch]]\ncompany = "{w.company}"\ndocument = "{w.document}"\nurl = "{w.url}"\n'


class Idle(Application):
    """An application that reads nothing: its daemon and pulse stand still."""

    def stand_still(self) -> None:
        self.daemon = self.watchdog = self  # type: ignore[assignment] # stands in for both

    async def tick(self) -> None:
        """Nothing is read."""

    def use(self, watches: Any, *_: Any) -> None:
        if not isinstance(watches, int):
            self.store.sync_watches(watches, sample.NOW)


def chromium() -> str:
    """Where it is; skips without one, but fails where CI promises one."""
    found = shutil.which("chromium")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("CI must have chromium: see .ci/browser")
    if found is None:
        pytest.skip("no chromium is installed: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served, on a loop and in a thread of its own."""
    chromium()
    home = tmp_path_factory.mktemp("served")
    text = '[monitor]\nsnapshots = "snapshots"\n[web]\nlisten = "127.0.0.1:0"\n'
    text += "".join(WATCH.format(w=watch) for watch in sample.WATCHES)
    listed = parse(text, home / "watchlist.toml", {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _fd: None)
        patch.setattr(
            "monitor.store.sqlite.connection._JOURNAL",
            {True: ("WAL", "OFF"), False: ("DELETE", "OFF")},
        )
        store = SqliteStore(home / "snapshots")
        sample.fill(store, listed.watches)
        for order in ORDERS:
            store.orders.record(order)
        store.close()
        yield from served(listed)


PASSWORD: Final = "correct horse battery staple"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a page is served that asks for `PASSWORD`."""
    chromium()
    home = tmp_path_factory.mktemp("guarded")
    text = '[monitor]\nsnapshots = "snapshots"\n[web]\nlisten = "127.0.0.1:0"\n'
    text += f'password_hash = "{hashed(PASSWORD)}"\n'
    yield from served(parse(text, home / "watchlist.toml", {}))


def served(listed: Any) -> Iterator[str]:
    found: list[str] = []
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with Idle.open(listed) as application:
            assert isinstance(application, Idle)
            application.stand_still()
            async with status_page(application, lambda: sample.NOW) as where:
                found.append(where)
                ready.set()
                await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(30), "the page was not served"
        yield found[0].rstrip("/")
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def engine() -> Iterator[Any]:
    """The browser."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Where screenshots are kept, to be looked at."""
    folder = Path(__file__).parents[2] / "artefacts" / "page"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
