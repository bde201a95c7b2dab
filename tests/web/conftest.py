"""The page of a folder with a year's history, asked as a browser asks it, and a commands that notes orders."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

import monitor
from benchmarks.page import sample
from monitor.errors import StoreError, UsageError
from monitor.model import Policy, Report
from monitor.store.orders import Order
from monitor.store.sessions import Sessions
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.session_table import open_sessions
from monitor.watchlist import Web
from monitor.web.asgi import Parts, site
from monitor.web.index_threads import Index
from tests.web import machine_site
from tests.web.unsynced import unsynced_store

HOST = "http://127.0.0.1:8321"


@dataclass
class RecordedCommands:
    """Notes what it is asked to do; compares what the index holds."""

    root: Path
    orders: list[tuple[object, ...]] = field(default_factory=list)

    def check_now(self, watch: str) -> None:
        self.orders.append(("check", watch))

    def pause(self, watch: str) -> None:
        self.orders.append(("pause", watch))

    def resume(self, watch: str) -> None:
        raise UsageError(f"the watchlist itself pauses {watch}")

    def unmute(self, watch: str) -> None:
        self.orders.append(("unmute", watch))

    def review(self, watch: str, number: int, note: str) -> None:
        self.orders.append(("review", watch, number, note))

    async def difference(self, watch: str, before: int, after: int) -> Report:
        queries = open_queries(self.root)
        try:
            old, new = (queries.version(watch, seq) for seq in (before, after))
        finally:
            queries.close()
        return monitor.compare(Policy(old.clauses), Policy(new.clauses))


@dataclass
class RecordedOrders:
    """Keeps the orders that the page records, or refuses each with `error`."""

    given: list[Order] = field(default_factory=list)
    error: StoreError | None = None

    def record(self, order: Order) -> None:
        if self.error:
            raise self.error
        self.given.append(order)


@dataclass
class Browser:
    """Keeps cookies and knows the token of the last form it saw."""

    app: Starlette
    run: Callable[[Any], Any]
    commands: RecordedCommands
    orders: RecordedOrders
    token: str = ""
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def get(self, path: str, **headers: str) -> httpx.Response:
        answer = self._ask("GET", path, headers)
        if found := re.search(r'name="token" value="(\w+)"', answer.text):
            self.token = found[1]
        return answer

    def post(
        self, path: str, fields: dict[str, str] | None = None, **headers: str
    ) -> httpx.Response:
        """A form of this very page, its token filled in."""
        sent = {"origin": HOST, **headers}
        data = {"token": self.token, **(fields or {})}
        return self._ask("POST", path, {k: v for k, v in sent.items() if v}, data)

    def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        return self._ask(method, path, headers)

    def _ask(
        self, method: str, path: str, headers: dict[str, str], data: dict[str, str] | None = None
    ) -> httpx.Response:
        async def asking() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("192.0.2.7", 4711))
            async with httpx.AsyncClient(
                transport=transport, base_url=HOST, cookies=self.cookies
            ) as client:
                answer = await client.request(
                    method,
                    path,
                    headers={k.replace("_", "-"): v for k, v in headers.items()},
                    data=data,
                )
                self.cookies = httpx.Cookies(client.cookies)
                return answer

        answer: httpx.Response = self.run(asking())
        return answer


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """A hash that costs a tenth of a second on purpose would cost these tests a minute."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("monitor.web.passwords.COST", 10)
        yield


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The snapshot folder of the sample; tests only read it."""
    root = tmp_path_factory.mktemp("page") / "snapshots"
    with unsynced_store(root) as store:
        sample.fill(store)
    return root


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[Sessions]:
    """The sessions of every page that one test opens."""
    with closing(open_sessions(tmp_path / "keys")) as opened:
        yield opened


@pytest.fixture
def opened(sessions: Sessions) -> Iterator[Callable[..., Browser]]:
    """Opens pages: `opened(root, web=…, key=…, clock=…, routes=…)`."""
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner())

        def open_page(
            root: Path,
            web: Web | None = None,
            key: bytes = b"k" * 32,
            clock: Callable[[], datetime] = lambda: sample.NOW,
            routes: tuple[Any, ...] = (),
        ) -> Browser:
            commands, index = RecordedCommands(root), Index(lambda: open_queries(root))
            orders = RecordedOrders()
            parts = Parts(web or Web(), index, commands, orders, sessions, key, clock, routes)
            stack.callback(lambda: runner.run(index.aclose()))
            return Browser(site(parts), runner.run, commands, orders)

        yield open_page


@pytest.fixture
def browser(opened: Callable[..., Browser], archive: Path) -> Browser:
    """A browser at the sample's page, nobody asked to sign in."""
    return opened(archive)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The index of four watches that machines ask about."""
    root = tmp_path / "snapshots"
    machine_site.fill(root)
    return root
