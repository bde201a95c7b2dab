"""httpcore's network backend over asyncio streams.

httpcore's own backend uses anyio, whose timeout around each read costs more than the read itself.
Here one deadline covers the whole fetch, and only connecting has a timeout of its own.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpcore
from httpcore import AsyncNetworkStream

HEAD_BYTES: Final = 80 * 2**10
"""Bytes that a server may send before its answer's headers are complete, interim answers included.

More than `Limits.header_bytes`, which judges the headers themselves.
"""
HEAD_PIECE: Final = 4 * 2**10
"""Bytes read at once until then: a parser of 250 interim answers holds the loop for 10 ms."""


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
    """One connection. It is cut if an answer's head, or the interim answers before it, never end."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._head_left: int | None = None
        """Bytes that the head of the current answer may still have; None once it is complete."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - the signature is httpcore's
        """Return at most `max_bytes` that have arrived; empty at the end.

        Raises `RemoteProtocolError` for more than `HEAD_BYTES` before the headers are complete.
        """
        with _translated(httpcore.ReadTimeout, httpcore.ReadError):
            if self._head_left is None:
                return await self._reader.read(max_bytes)
            await asyncio.sleep(0)  # bytes that have arrived are returned without waiting
            piece = await self._reader.read(min(max_bytes, HEAD_PIECE))
        self._head_left -= len(piece)
        if self._head_left < 0:
            raise httpcore.RemoteProtocolError("its headers or interim answers do not end")
        return piece

    def head_received(self) -> None:
        """Lift the limit: the headers of the current answer are complete."""
        self._head_left = None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - the same
        """Send all of `buffer`, a part of a request; the next bytes read are the head of its answer."""
        self._head_left = HEAD_BYTES
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
        """Return the TLS object, the peer's address, or whether the server closed the connection."""
        if info == "ssl_object":
            return self._writer.get_extra_info("ssl_object")
        if info == "server_addr":
            return self._writer.get_extra_info("peername")
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
