"""A pool of idle connections, one per origin and network scope, kept for two seconds.

httpcore's own pool inspects every connection several times per request. With twenty hosts that
costs as much as the request itself. `politeness` already serialises requests per host, so nothing
waits here: a request takes the origin's idle connection or opens a new one.
"""

from __future__ import annotations

import ssl
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import Final

import httpcore

from monitor.fetch.gate import Gate, GatedBackend
from monitor.fetch.network_scope import NetworkScope

MAX_IDLE: Final = 20
"""Most idle connections in the pool."""
IDLE_S: Final = 2.0
"""Seconds; shorter than any server's timeout, which would close the connection during a request."""

Key = tuple[bytes, bytes, int, NetworkScope]
"""A connection opened under an allowance must not serve a request without it."""


class Connections:
    """All connections of a process; `tls` creates the TLS context when it is first needed."""

    def __init__(self, gate: Gate, tls: Callable[[], ssl.SSLContext]) -> None:
        self._gate = gate
        self._make_tls = tls
        self._idle: OrderedDict[Key, httpcore.AsyncHTTPConnection] = OrderedDict()

    async def take(
        self, origin: httpcore.Origin, scope: NetworkScope
    ) -> httpcore.AsyncHTTPConnection:
        """Return a connection for one request; a new one opens with that request."""
        found = self._idle.pop(_key(origin, scope), None)
        if found is not None and not found.has_expired():
            return found
        if found is not None:
            await found.aclose()
        return httpcore.AsyncHTTPConnection(
            origin,
            ssl_context=self._tls if origin.scheme == b"https" else None,
            keepalive_expiry=IDLE_S,
            network_backend=GatedBackend(self._gate, scope),
        )

    async def give_back(
        self,
        origin: httpcore.Origin,
        scope: NetworkScope,
        connection: httpcore.AsyncHTTPConnection,
    ) -> None:
        """Keep the connection for the next request if its response was read to the end."""
        if not connection.is_idle():
            return
        key = _key(origin, scope)
        before = self._idle.pop(key, None)
        if before is not None:
            await before.aclose()
        self._idle[key] = connection
        await self._sweep()

    async def aclose(self) -> None:
        """Close the idle connections; busy ones close with their responses."""
        for connection in self._idle.values():
            await connection.aclose()
        self._idle.clear()

    async def _sweep(self) -> None:
        """Close the oldest idle connections while there are too many or they have expired."""
        while self._idle:
            key, oldest = next(iter(self._idle.items()))
            if len(self._idle) <= MAX_IDLE and not oldest.has_expired():
                return
            del self._idle[key]
            await oldest.aclose()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._make_tls()


def _key(origin: httpcore.Origin, scope: NetworkScope) -> Key:
    return origin.scheme, origin.host, origin.port, scope
