"""The status page is served beside the running service, unless it is switched off or unsafe."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from monitor.errors import UsageError
from monitor.service.application import Application
from monitor.service.daemon_commands import DaemonCommands
from monitor.service.factories import utc_now
from monitor.service.status_page import cookie_key, status_page
from monitor.watchlist import Watchlist
from monitor.web.passwords import hashed

Run = Callable[[Watchlist, Callable[[DaemonCommands, Application], Awaitable[Any]]], Any]


def test_the_folders_key_is_made_once(listed: Watchlist, run: Run) -> None:
    async def key(_: DaemonCommands, application: Application) -> bytes:
        return cookie_key(application.store)

    assert run(listed, key) == run(listed, key)


def test_the_page_is_served_while_the_service_runs(listed: Watchlist, run: Run) -> None:
    async def serve(_: DaemonCommands, application: Application) -> str:
        async with status_page(application, utc_now) as address:
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", int(address.split(":")[2][:-1])
            )
            writer.write(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            answer = await reader.read()
            writer.close()
            await writer.wait_closed()
            return answer.decode()

    answer = run(listed, serve)
    assert answer.startswith("HTTP/1.1 200")
    assert "Harbour Post" in answer


def test_a_page_that_is_off_is_not_served(listed: Watchlist, run: Run) -> None:
    async def serve(_: DaemonCommands, application: Application) -> str:
        application.watchlist = replace(listed, web=replace(listed.web, off=True))
        async with status_page(application, utc_now) as address:
            return address

    assert run(listed, serve) == ""


def test_a_password_where_its_hash_belongs_is_refused_at_the_start(
    watchlist_with: Callable[[str], Watchlist], run: Run
) -> None:
    web = 'listen = "127.0.0.1:0"\npassword_hash = "hunter2hunter2"'
    listed = watchlist_with(web)

    async def serve(_: DaemonCommands, application: Application) -> None:
        with pytest.raises(UsageError, match="hash-password"):
            async with status_page(application, utc_now):
                raise AssertionError

    run(listed, serve)


def test_a_public_address_with_a_password_is_served(
    watchlist_with: Callable[[str], Watchlist], run: Run
) -> None:
    web = f'listen = "0.0.0.0:0"\npassword_hash = "{hashed("correct horse")}"'
    listed = watchlist_with(web)

    async def serve(_: DaemonCommands, application: Application) -> str:
        async with status_page(application, utc_now) as address:
            return address

    assert run(listed, serve).startswith("http://0.0.0.0:")
