"""Cut peers that hold connections without asking anything: slow headers, slow bodies, too many of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Final

import h11
from starlette.datastructures import Headers
from uvicorn.protocols.http.h11_impl import H11Protocol

from monitor.config.listen_checks import SOCKET
from monitor.web.access_rules import AccessRules
from monitor.web.request_bounds import BoundedConnection, slices
from monitor.web.visitor import forwarded_for

HEADERS_WITHIN_S: Final = 10.0
"""Seconds from the first byte, or the connection, to the end of the headers."""
BODY_WITHIN_S: Final = 30.0
"""Seconds from the end of the headers to the end of the body."""
MOST_OF_A_PEER: Final = 50
"""Connections of one client."""
MOST: Final = 99
"""Connections of all clients; uvicorn answers 503 from the next number on."""


class ImpatientProtocol(H11Protocol):
    """HTTP/1.1 with a deadline for each half of a request and a cap on connections.

    A new connection over a cap replaces the oldest that has not asked anything yet, so that
    half-open requests never keep a complete one out. Where all are being answered, it is closed.
    Behind a trusted proxy the cap of a client counts from the headers on, which name it.
    """

    def __init__(self, *args: Any, rules: AccessRules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rules = rules
        self.conn = BoundedConnection()
        self._deadline: asyncio.TimerHandle | None = None
        self._awaited: object = None
        self._request: object = None
        self.holder = ""
        self.since = 0.0

    @property
    def owes(self) -> bool:
        """Whether the peer has not sent a whole request."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Make room for the connection, and expect its headers."""
        super().connection_made(transport)  # type: ignore[arg-type] # uvicorn narrows the parameter
        self.since = self.loop.time()
        self._set_deadline()
        if not self._hold("") and len(self._everyone()) > MOST:
            self._replace(self._everyone())

    def data_received(self, data: bytes) -> None:
        """Parse the bytes; a new half of a request gets a new deadline, more of the same none."""
        for part in slices(data):
            if self.transport.is_closing():
                return
            super().data_received(part)
        self._set_deadline()
        if self.scope is not self._request:
            self._request = self.scope
            self._hold(forwarded_for(Headers(raw=list(self.scope["headers"]))))

    def _hold(self, forwarded: str) -> bool:
        """Note the client that holds this connection; return whether it held too many.

        A trusted proxy holds connections for all its clients: until it has named one, nobody does.
        """
        client = self._rules.client(self.client[0] if self.client else SOCKET, forwarded)
        holder = "" if self._rules.trusts(client) else client
        if holder == self.holder:
            return False
        self.holder = holder
        own = [other for other in self._everyone() if other.holder == holder]
        is_surplus = bool(holder) and len(own) > MOST_OF_A_PEER
        if is_surplus:
            self._replace(own)
        return is_surplus

    def _everyone(self) -> list[ImpatientProtocol]:
        """Return the open connections; one that was cut stays in uvicorn's set for a moment."""
        every = [other for other in self.connections if isinstance(other, ImpatientProtocol)]
        return [other for other in every if not other.transport.is_closing()]

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        super().connection_lost(exc)
        self._cancel_deadline()

    def cut(self) -> None:
        """Close the connection without an answer."""
        self.transport.abort()

    def _replace(self, others: Iterable[ImpatientProtocol]) -> None:
        owing = [other for other in others if other.owes and other is not self]
        min(owing, key=lambda other: other.since, default=self).cut()

    def _set_deadline(self) -> None:
        awaited = self.conn.their_state if self.owes else None
        if awaited is self._awaited:
            return
        self._cancel_deadline()
        self._awaited = awaited
        if awaited is not None:
            seconds = HEADERS_WITHIN_S if awaited is h11.IDLE else BODY_WITHIN_S
            self._deadline = self.loop.call_later(seconds, self.cut)

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None
