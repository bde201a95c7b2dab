"""The verb `run`: run the daemon in the foreground."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from typing import TYPE_CHECKING

import click

from monitor.cli.failures import tell
from monitor.cli.invocation import Invocation, application
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.service.application import Application


@click.command(epilog="Example: policy-monitor --watchlist /etc/policies.toml run")
@click.pass_obj
def run(invocation: Invocation) -> None:
    """Watch until told to stop, and serve the status page.

    SIGTERM and SIGINT finish what is under way and end with exit code 0; SIGHUP reads the watchlist
    again and keeps the old one where the new one is faulty.
    """
    asyncio.run(_serve(invocation))


async def _serve(invocation: Invocation) -> None:
    from monitor.service.factories import utc_now
    from monitor.service.machine_routes import routes
    from monitor.service.status_page import status_page

    stop = asyncio.Event()
    async with application(invocation.watchlist(), logging.INFO) as joined:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        asked = asyncio.Event()
        loop.add_signal_handler(signal.SIGHUP, asked.set)
        async with status_page(joined, utc_now, routes(joined, utc_now)):
            gc.freeze()  # code and settings stay: the collector would search them beside each long policy
            reloading = asyncio.create_task(_reload(invocation, joined, asked))
            try:
                await joined.run(stop)
            finally:
                reloading.cancel()


async def _reload(invocation: Invocation, joined: Application, asked: asyncio.Event) -> None:
    """Reload the watchlist whenever `asked` is set, in a thread: a long watchlist takes a second."""
    while await asked.wait():
        asked.clear()
        try:
            with joined.watchdog.reloading():
                joined.reload(await asyncio.to_thread(invocation.watchlist))
        except MonitorError as error:
            tell(error)
            click.echo("the old watchlist stays in use", err=True)
