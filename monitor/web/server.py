"""Serves the page in the daemon's own loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from ipaddress import ip_address
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from monitor.errors import UsageError
from monitor.watchlist import Web

AT_ONCE: Final = 100
"""Requests beyond these are answered 503."""
ENDS_WITHIN_S: Final = 3


class _Server(uvicorn.Server):
    """Leaves the signals to the daemon."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def bound(web: Web) -> socket.socket:
    """A listening socket on the address that the watchlist names; raises `UsageError` where it cannot be had."""
    require_guard(web)
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((web.host, web.port))
        listener.listen(AT_ONCE)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"the status page cannot listen on {web.host}:{web.port}: {error.strerror}; "
            "name another address in [web] listen, or switch the page off with [web] off = true"
        ) from error
    return listener


def require_guard(web: Web) -> None:
    """Refuses to show the page to a network without asking who is there."""
    public = web.host != "localhost" and not ip_address(web.host).is_loopback
    if public and not (web.password_hash or web.user_header):
        raise UsageError(
            f"{web.host} can be reached by others: give [web] password_hash or user_header, "
            "or listen on 127.0.0.1"
        )


def address_of(listener: socket.socket) -> str:
    """Where the page is found."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket) -> AsyncIterator[None]:
    """Serves until the block ends, then lets answers under way end."""
    server = _Server(uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", ws="none", server_header=False,
        proxy_headers=False, limit_concurrency=AT_ONCE, timeout_keep_alive=15,
        timeout_graceful_shutdown=ENDS_WITHIN_S,
    ))  # fmt: skip
    task = asyncio.create_task(server.serve(sockets=[listener]), name="status page")
    try:
        yield
    finally:
        server.should_exit = True
        await task
