"""A real application whose daemon does nothing, for a watchlist of two watches."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from monitor.service.application import Application
from monitor.service.daemon_commands import DaemonCommands
from monitor.service.factories import utc_now
from monitor.watchlist import Watchlist, parse

WATCHLIST = """\
[monitor]
snapshots = "snapshots"

[web]
{web}

[[watch]]
company = "Harbour Post"
document = "Privacy policy"
url = "https://www.harbour-post.example/privacy-policy"
every = "12h"

[[watch]]
company = "Quiet Press"
document = "Privacy policy"
url = "https://www.quiet-press.example/privacy-policy"
paused = true
"""


Orders = Callable[[DaemonCommands, Application], Awaitable[Any]]
Run = Callable[[Watchlist, Orders], Any]


@pytest.fixture
def watchlist_with(tmp_path: Path) -> Callable[[str], Watchlist]:
    """A watchlist of two watches with this `[web]` table."""
    return lambda web: parse(WATCHLIST.format(web=web), tmp_path / "watchlist.toml", {})


@pytest.fixture
def listed(watchlist_with: Callable[[str], Watchlist]) -> Watchlist:
    return watchlist_with('listen = "127.0.0.1:0"')


class Running(Application):
    """An application whose daemon only counts ticks."""

    ticks = 0

    def ready(self) -> None:
        self.daemon = self  # type: ignore[assignment] # stands in for it
        self.watchdog = self  # type: ignore[assignment]

    async def tick(self) -> None:
        self.ticks += 1

    def is_reading(self, _watch: str) -> bool:
        return False

    def use(self, watches: Any, pipeline: Any = None) -> None:
        if not isinstance(watches, int):
            self.store.sync_watches(watches, utc_now())


@pytest.fixture
def run() -> Run:
    """Opens an application and gives it, with its commands, to a coroutine function."""

    def run(listed: Watchlist, orders: Orders) -> Any:
        async def running() -> Any:
            async with Running.open(listed) as application:
                assert isinstance(application, Running)
                application.ready()
                return await orders(DaemonCommands(application, utc_now), application)

        return asyncio.run(running())

    return run
