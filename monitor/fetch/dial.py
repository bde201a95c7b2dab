"""Connections over asyncio's own streams, as httpcore wants to have them.

httpcore's own go through anyio, whose time limits cost more than the reading itself; here the one
deadline of a whole reading stands above, and only connecting has limits of its own.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
from httpcore import AsyncNetworkStream


@contextmanager
def _told(slow: type[Exception], broken: type[Exception]) -> Iterator[None]:
    """Exceptions as httpcore and `faults` know them, with their cause behind them."""
    try:
        yield
    except TimeoutError as fault:
        raise slow(str(fault)) from fault
    except (OSError, ssl.SSLError) as fault:
        raise broken(str(fault)) from fault


class Stream(AsyncNetworkStream):
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - the signature is httpcore's
        """What has arrived, at most so much; empty at the end."""
        with _told(httpcore.ReadTimeout, httpcore.ReadError):
            return await self._reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - the same
        """Send it all."""
        with _told(httpcore.WriteTimeout, httpcore.WriteError):
            self._writer.write(buffer)
            await self._writer.drain()

    async def aclose(self) -> None:
        """Drop the connection: whoever closes has all that was to be had, or wants no more of it."""
        self._writer.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
    ) -> AsyncNetworkStream:
        """The same connection, encrypted, the server's certificate verified for its name."""
        try:
            with _told(httpcore.ConnectTimeout, httpcore.ConnectError):
                async with asyncio.timeout(timeout):
                    await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except BaseException:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        """The TLS object, and whether an idle connection has something to say, which is its end."""
        if info == "ssl_object":
            return self._writer.get_extra_info("ssl_object")
        if info == "is_readable":
            return self._reader.at_eof() or self._writer.transport.is_closing()
        return None


class AsyncioDial(httpcore.AsyncNetworkBackend):
    """Dials addresses; resolves nothing by itself."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
        local_address: str | None = None,  # noqa: ARG002 - the same
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> AsyncNetworkStream:
        """A connection to this address."""
        with _told(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                return Stream(*await asyncio.open_connection(host, port))
