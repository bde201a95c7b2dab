"""The daemon to kill: the real daemon, with a watchlist of the trial's world."""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

import structlog

from benchmarks.crash.world import SECRET, World
from monitor.service import scheduler
from monitor.service.application import Application
from monitor.store.upkeep import WriteObserver
from monitor.watchlist import Watchlist, load

Serve = Callable[[Path, WriteObserver], None]

PULSE: Final = 0.1
"""Seconds between ticks, and between readings: with a tick a second a trial would mostly wait."""


def write_watchlist(world: World, folder: Path) -> Path:
    """Write a watchlist of all companies, each on its own loopback address, with two channels."""
    watches = "".join(
        f'[[watch]]\ncompany = "{name}"\ndocument = "Privacy policy"\n'
        f'url = "{page}/{name}"\nrespect_robots = false\n\n'
        for name, page in world.pages.items()
    )
    path = folder / "watchlist.toml"
    path.write_text(f"""[monitor]
snapshots = "snapshots"
every = "1s"
confirm = "0s"
host_delay = "0s"

[network.fetch]
allow = ["127.0.0.0/8"]
[network.deliver]
allow = ["127.0.0.0/8"]

[web]
off = true

[channel.hook]
webhook = "{world.hook}/hook"
secret = "{SECRET}"

[channel.mail]
email = ["counsel@example.org"]
smtp = "smtp://127.0.0.1:{world.smtp_port}"

{watches}""")
    return path


def serve(watchlist: Path, observer: WriteObserver) -> None:
    """Run the daemon with a faster ticker until it is killed."""
    faulthandler.enable()  # a daemon that crashes by itself must say where
    scheduler.Ticker = partial(scheduler.Ticker, seconds=PULSE)  # type: ignore[misc, assignment]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))

    async def run() -> None:
        async with Application.open(
            _hurried(load(watchlist, {})), observer=observer
        ) as application:
            await application.run(asyncio.Event())

    asyncio.run(run())


def _hurried(watchlist: Watchlist) -> Watchlist:
    every = timedelta(seconds=PULSE)
    return replace(watchlist, watches=tuple(replace(w, every=every) for w in watchlist.watches))


def killer(point: str, nth: int) -> WriteObserver:
    """Return an observer that kills this process when it passes the point for the nth time."""
    left = nth

    def observe(name: str) -> None:
        nonlocal left
        if name == point:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return observe
