"""The page in the daemon's loop: it listens where it should, or says why not before anything starts."""

from __future__ import annotations

import asyncio
import signal
import socket
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import UsageError
from monitor.watchlist import Web
from monitor.web.access_rules import access_rules
from monitor.web.server import address_of, bound, serving


def test_a_taken_port_is_told_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"127.0.0.1:{port}.*\[web\] listen.*off = true"):
            bound(Web(port=port))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_nobody_is_served_from_outside_without_being_asked_who_they_are(host: str) -> None:
    with pytest.raises(UsageError, match="password_hash or user_header"):
        bound(Web(host=host, port=0))


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_a_header_that_anybody_may_send_is_refused(host: str) -> None:
    with pytest.raises(UsageError, match="trusted_proxies"):
        bound(Web(host=host, port=0, user_header="X-User"))


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_any_free_port_will_do(host: str, shown: str) -> None:
    with bound(Web(host=host, port=0)) as listener:
        assert address_of(listener).startswith(f"http://{shown}:")


def test_it_serves_and_ends_and_leaves_the_signals_alone(browser: Any) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)

    async def run() -> str:
        with bound(Web(port=0)) as listener:
            async with serving(browser.app, listener, access_rules(Web())):
                address = address_of(listener)
                answer = await asyncio.to_thread(urllib.request.urlopen, f"{address}healthz?")
                with answer:
                    text: str = answer.read().decode()
                during = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
                assert during == before
        return text

    with pytest.raises(urllib.error.HTTPError) as missing:
        asyncio.run(run())
    with missing.value as answer:
        assert "There is no such page" in answer.read().decode()


def test_it_serves_on_a_socket(opened: Any, archive: Path, tmp_path: Path) -> None:
    web = Web(socket=tmp_path / "page.sock", trusted_proxies=("unix:",))
    app = opened(archive, web).app

    async def run() -> bytes:
        with bound(web) as listener:
            assert address_of(listener) == f"unix:{web.socket}"
            async with serving(app, listener, access_rules(web)):
                reader, writer = await asyncio.open_unix_connection(web.socket)
                writer.write(
                    b"GET / HTTP/1.0\r\nhost: localhost\r\nx-forwarded-proto: https\r\n\r\n"
                )
                answer = await reader.read()
                writer.close()
                await writer.wait_closed()
                return answer

    answer = asyncio.run(run())
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"set-cookie: __Host-policy-monitor=" in answer
    assert list(tmp_path.glob("*.sock")) == []


def test_on_a_socket_too_a_header_that_anybody_may_send_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="trusted_proxies"):
        bound(Web(socket=tmp_path / "page.sock", user_header="X-User"))
