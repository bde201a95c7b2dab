"""httpcore's network backend over asyncio streams.

httpcore's own backend uses anyio, whose timeout around each read costs more than the read itself.
Here one deadline covers the whole fetch, and only connecting has a timeout of its own.
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
def _translated(slow: type[Exception], broken: type[Exception]) -> Iterator[None]:
    """Raise httpcore's exceptions for asyncio's, with the original as cause."""
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
        """Return at most `max_bytes` that have arrived; empty at the end."""
        with _translated(httpcore.ReadTimeout, httpcore.ReadError):
            return await self._reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - the same
        """Send all of `buffer`."""
        with _translated(httpcore.WriteTimeout, httpcore.WriteError):
            self._writer.write(buffer)
            await self._writer.drain()

    async def aclose(self) -> None:
        """Abort the connection: nothing that is still buffered is needed."""
        self._writer.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
    ) -> AsyncNetworkStream:
        """Start TLS on this connection; verify the certificate for `server_hostname`."""
        try:
            with _translated(httpcore.ConnectTimeout, httpcore.ConnectError):
                async with asyncio.timeout(timeout):
                    await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except BaseException:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        """Return the TLS object, or whether an idle connection was closed by the server."""
        if info == "ssl_object":
            return self._writer.get_extra_info("ssl_object")
        if info == "is_readable":
            return self._reader.at_eof() or self._writer.transport.is_closing()
        return None


class AsyncioDial(httpcore.AsyncNetworkBackend):
    """Connects to IP addresses; never resolves a name."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the same
        local_address: str | None = None,  # noqa: ARG002 - the same
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> AsyncNetworkStream:
        """Connect to this address."""
        with _translated(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                return Stream(*await asyncio.open_connection(host, port))
