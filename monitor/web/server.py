"""Serve the status page with uvicorn on the daemon's event loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from ipaddress import ip_address
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from monitor.errors import UsageError
from monitor.watchlist import Web
from monitor.web.access_rules import AccessRules
from monitor.web.slow_peers import ImpatientProtocol
from monitor.web.socket_file import bound_file, cannot_listen

AT_ONCE: Final = 100
"""Most concurrent requests; further requests get 503."""
ENDS_WITHIN_S: Final = 3
"""Seconds that open requests may take after the end."""


class _Server(uvicorn.Server):
    """Leave signal handling to the daemon."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def bound(web: Web) -> socket.socket:
    """Return a listening socket on the watchlist's address; raises `UsageError` if binding fails."""
    require_guard(web)
    if web.socket is not None:
        return bound_file(web.socket, AT_ONCE)
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((web.host, web.port))
        listener.listen(AT_ONCE)
    except OSError as error:
        listener.close()
        raise cannot_listen(f"{web.host}:{web.port}", error.strerror or str(error)) from error
    return listener


def require_guard(web: Web) -> None:
    """Raise `UsageError` if the page would be open to a network without any authentication."""
    public = not web.socket and web.host != "localhost" and not ip_address(web.host).is_loopback
    if public and not (web.password_hash or web.user_header):
        raise UsageError(
            f"{web.host} can be reached by others: give [web] password_hash or user_header, "
            "or listen on 127.0.0.1"
        )
    if web.user_header and not web.trusted_proxies:
        raise UsageError("[web] user_header needs trusted_proxies: the addresses that may send it")


def address_of(listener: socket.socket) -> str:
    """Return where a socket listens: `http://127.0.0.1:8321/`, `unix:/run/policy-monitor/page.sock`."""
    if listener.family == socket.AF_UNIX:
        return f"unix:{listener.getsockname()}"
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket, rules: AccessRules) -> AsyncIterator[None]:
    """Serve until the block ends, then wait up to 3 s for open requests."""
    server = _Server(uvicorn.Config(
        app, http=partial(ImpatientProtocol, rules=rules), log_config=None, access_log=False,  # type: ignore[arg-type] # called like the class
        lifespan="off", ws="none", server_header=False, proxy_headers=False,
        limit_concurrency=AT_ONCE, timeout_keep_alive=15,
        timeout_graceful_shutdown=ENDS_WITHIN_S,
    ))  # fmt: skip
    task = asyncio.create_task(server.serve(sockets=[listener]), name="status page")
    try:
        yield
    finally:
        server.should_exit = True
        await task
