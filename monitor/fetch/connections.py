"""Open connections, each kept for a moment for the next request to the same origin.

httpcore's own pool looks at every connection several times per request, which with a score of hosts
costs as much as the request itself. Whose turn it is at a host is politeness's subject, so nothing
waits here: a request finds the origin's idle connection or opens one.
"""

from __future__ import annotations

import ssl
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import Final

import httpcore

from monitor.fetch.gate import GatedBackend

KEPT: Final = 20
"""Idle connections at the most, one per origin."""
KEPT_FOR: Final = 2.0
"""Seconds; less than any server's own, which would close it under a request."""

Key = tuple[bytes, bytes, int]


class Connections:
    """All connections of a process; `tls` makes the context when it is needed for the first time."""

    def __init__(self, backend: GatedBackend, tls: Callable[[], ssl.SSLContext]) -> None:
        self._backend = backend
        self._make_tls = tls
        self._idle: OrderedDict[Key, httpcore.AsyncHTTPConnection] = OrderedDict()

    async def take(self, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        """A connection for one request, opened by that request where none is idle."""
        found = self._idle.pop(_key(origin), None)
        if found is not None and not found.has_expired():
            return found
        if found is not None:
            await found.aclose()
        return httpcore.AsyncHTTPConnection(
            origin,
            ssl_context=self._tls if origin.scheme == b"https" else None,
            keepalive_expiry=KEPT_FOR,
            network_backend=self._backend,
        )

    async def give_back(
        self, origin: httpcore.Origin, connection: httpcore.AsyncHTTPConnection
    ) -> None:
        """Keep the connection for the next request where its answer was read to the end."""
        if not connection.is_idle():
            return
        before = self._idle.pop(_key(origin), None)
        if before is not None:
            await before.aclose()
        self._idle[_key(origin)] = connection
        await self._sweep()

    async def aclose(self) -> None:
        """Close those that are idle; the others close with their answers."""
        for connection in self._idle.values():
            await connection.aclose()
        self._idle.clear()

    async def _sweep(self) -> None:
        """Close the longest idle, as long as they are too many or too old."""
        while self._idle:
            key, oldest = next(iter(self._idle.items()))
            if len(self._idle) <= KEPT and not oldest.has_expired():
                return
            del self._idle[key]
            await oldest.aclose()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._make_tls()


def _key(origin: httpcore.Origin) -> Key:
    return origin.scheme, origin.host, origin.port
