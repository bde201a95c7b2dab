"""One request and its answer, over connections that the gate opened.

The only module that imports httpx. Of it the transport's interface alone is used: redirects,
cookies, limits and deadlines are this package's own subject, and httpx's client would do them
otherwise.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

import httpcore
import httpx

from monitor.fetch.abandoned import Stopped
from monitor.fetch.connections import Connections
from monitor.fetch.gate import Gate, GatedBackend
from monitor.fetch.limits import Limits
from monitor.fetch.wire_troubles import WIRE_FAULTS, stopped_by

Response = httpx.Response


class Wire:
    """A pool of connections; make one per process.

    `tls` says whom to trust; without it, httpx's authorities and those of the system.
    """

    def __init__(self, gate: Gate, limits: Limits, tls: ssl.SSLContext | None = None) -> None:
        self._limits = limits
        self._transport = GatedTransport(
            Connections(GatedBackend(gate), lambda: tls or trusted_authorities())
        )
        self._timeouts = {
            "connect": limits.connect,
            "read": limits.total,
            "write": limits.total,
            "pool": limits.total,
        }

    @asynccontextmanager
    async def exchange(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes = b""
    ) -> AsyncIterator[Response]:
        """The answer to one request, its body still to be read with `aiter_raw`.

        Raises `Stopped` for every fault of the wire up to the end of the headers, and for headers
        past the limits.
        """
        try:
            request = httpx.Request(method, url, headers=headers, content=content)
        except httpx.InvalidURL as fault:
            raise Stopped("unreachable", f"This is no web address: {fault}. Mend `url`.") from fault
        request.extensions["timeout"] = self._timeouts
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
    """httpx's port to the outside world, with every connection opened by the gate."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the response's body is still to be read. Raises httpcore's exceptions."""
        assert isinstance(request.stream, httpx.AsyncByteStream)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        connection = await self._connections.take(url.origin)
        answer = await connection.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer, partial(self._connections.give_back, url.origin, connection)),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._connections.aclose()


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they arrive, as httpx wants to see them."""

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
    """Certificates are always verified: by httpx's authorities and by those of the system."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def certificate_ends(response: Response) -> datetime | None:
    """Until when the certificate holds that this answer came under; None without TLS."""
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream is not None else None
    ends = (tls.getpeercert() or {}).get("notAfter") if tls is not None else None
    return None if ends is None else datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC)
