"""One request and its response, over connections through the gate.

The only module that imports httpx, and of httpx only the transport interface: this package handles
redirects, cookies, limits and deadlines itself, and httpx's client would handle them differently.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Final

import httpcore
import httpx

from monitor.fetch.abandoned import Stopped
from monitor.fetch.connections import Connections
from monitor.fetch.dial import Stream
from monitor.fetch.gate import Gate
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import NetworkScope
from monitor.fetch.wire_troubles import WIRE_FAULTS, stopped_by

Response = httpx.Response

SCOPE: Final = "monitor.network_scope"
"""The request's extension that holds its `NetworkScope`."""


class Wire:
    """Sends requests over a pool of connections; create one per process.

    `tls` names the trusted authorities; the default is those of httpx and of the system.
    """

    def __init__(self, gate: Gate, limits: Limits, tls: ssl.SSLContext | None = None) -> None:
        self._limits = limits
        self._transport = GatedTransport(Connections(gate, lambda: tls or trusted_authorities()))
        self._timeouts = {
            "connect": limits.connect,
            "read": limits.total,
            "write": limits.total,
            "pool": limits.total,
        }

    @asynccontextmanager
    async def exchange(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        scope: NetworkScope,
        content: bytes = b"",
    ) -> AsyncIterator[Response]:
        """Send one request to an address within `scope`; yield the response.

        The body is still to be read with `aiter_raw`.

        Raises `Stopped` for every connection error up to the end of the headers, and for headers
        that exceed the limits.
        """
        try:
            request = httpx.Request(method, url, headers=headers, content=content)
        except httpx.InvalidURL as fault:
            raise Stopped(
                "unreachable", f"This is no web address: {fault}. Correct `url`."
            ) from fault
        request.extensions |= {"timeout": self._timeouts, SCOPE: scope}
        try:
            response = await self._transport.handle_async_request(request)
        except WIRE_FAULTS as fault:
            raise stopped_by(fault, request.url.host) from fault
        try:
            self._check_headers(response)
            yield response
        finally:
            await response.aclose()

    def _check_headers(self, response: httpx.Response) -> None:
        raw = response.headers.raw
        size = sum(len(name) + len(value) for name, value in raw)
        if len(raw) > self._limits.headers or size > self._limits.header_bytes:
            raise Stopped("too large", "The answer's headers are larger than any page needs.")

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()


class GatedTransport(httpx.AsyncBaseTransport):
    """httpx's transport, with every connection opened through the gate."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body is read later. Raises httpcore's exceptions."""
        assert isinstance(request.stream, httpx.AsyncByteStream)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        scope = request.extensions[SCOPE]
        connection = await self._connections.take(url.origin, scope)
        answer = await connection.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        stream = answer.extensions["network_stream"]
        if isinstance(stream, Stream):
            stream.head_received()
        give_back = partial(self._connections.give_back, url.origin, scope, connection)
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer, give_back),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._connections.aclose()


class _Body(httpx.AsyncByteStream):
    """The body of a response as a stream of httpx."""

    def __init__(self, answer: httpcore.Response, give_back: Callable[[], Awaitable[None]]) -> None:
        self._answer = answer
        self._give_back = give_back

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()
        await self._give_back()


def trusted_authorities() -> ssl.SSLContext:
    """Return a context that verifies certificates by httpx's and the system's authorities."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def peer_address(response: Response) -> str | None:
    """Return the IP address that answered; None if the connection no longer tells."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    return None if peer is None else str(peer[0])


def certificate_ends(response: Response) -> datetime | None:
    """Return when the certificate of this response expires; None without TLS."""
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream is not None else None
    ends = (tls.getpeercert() or {}).get("notAfter") if tls is not None else None
    return None if ends is None else datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC)
