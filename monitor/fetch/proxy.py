"""A proxy on this machine: the browser's only way to the network.

The browser resolves no name itself. Each connection of a page, its frames, scripts or workers is a
request to this proxy, which resolves the name and connects through the gate. A name server that
changes its answer in between changes nothing. Traffic is counted and cut at its limit. TLS is
between the browser and the site: the proxy forwards its bytes unread.

Other users of the machine can connect to the proxy too, so it asks for a credential that only the
browser knows.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import re
import secrets
from typing import Final
from urllib.parse import urlsplit

from monitor.fetch.gate import AddressRefused, Gate, HostUnknown
from monitor.fetch.network_scope import NetworkScope
from monitor.fetch.wire_troubles import stopped_by
from monitor.model import Trouble

HEAD_BYTES: Final = 64 * 2**10
PIECE: Final = 64 * 2**10
USER: Final = "policy-monitor"
CREDENTIAL_WANTED: Final = (
    b"HTTP/1.1 407 Proxy Authentication Required\r\n"
    b'Proxy-Authenticate: Basic realm="policy-monitor"\r\n'
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)
HOP_BY_HOP: Final = (b"proxy-", b"connection:", b"keep-alive:")

_AUTHORIZATION: Final = re.compile(rb"(?i)\r\nproxy-authorization:[ \t]*([^\r\n]*?)[ \t]*\r\n")


class FilteringProxy:
    """Serves one browser; `refusals` lists the failed connections since the last `begin`."""

    def __init__(self, gate: Gate, traffic: int) -> None:
        self._gate = gate
        self._scope = NetworkScope()
        self._traffic = traffic
        self.password = secrets.token_urlsafe(32)
        """The credential of this proxy, with the user name `USER`."""
        self._passed = 0
        self._server: asyncio.Server | None = None
        self._conversations: set[asyncio.Task[None]] = set()
        self.refusals: list[Trouble] = []

    @property
    def exhausted(self) -> bool:
        """Whether the page has loaded more bytes than allowed."""
        return self._passed > self._traffic

    async def start(self) -> str:
        """Listen on a free loopback port; return the proxy's address."""
        self._server = await asyncio.start_server(self._accepted, "127.0.0.1", 0, limit=HEAD_BYTES)
        host, port = self._server.sockets[0].getsockname()
        return f"http://{host}:{port}"

    def begin(self, scope: NetworkScope) -> None:
        """Start counting for a new page that may reach this scope."""
        self._scope = scope
        self._passed = 0
        self.refusals.clear()

    async def aclose(self) -> None:
        """Close every connection."""
        if self._server is not None:
            self._server.close()
        for conversation in tuple(self._conversations):
            conversation.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._conversations.add(task)
        try:
            await self._converse(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass  # the browser sees the closed connection and reports it
        except asyncio.CancelledError:
            pass  # closing: nobody awaits this task, and asyncio would log the exception
        finally:
            self._conversations.discard(task)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if not _has_credential(head, self.password):
            writer.write(CREDENTIAL_WANTED)
            await writer.drain()
            return
        verb, target, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
        url = urlsplit(f"//{target}" if verb == "CONNECT" else target)
        tunnel = verb == "CONNECT"
        if not url.hostname or (not tunnel and url.scheme != "http"):
            return
        site = await self._dial(url.hostname, url.port or 80)
        if site is None:
            return
        site_reader, site_writer = site
        try:
            if tunnel:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                site_writer.write(_to_origin(head, verb, url.path or "/", url.query))
            await self._relay(reader, site_writer, site_reader, writer)
        finally:
            site_writer.close()

    async def _dial(
        self, host: str, port: int
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        try:
            for address in await self._gate.addresses(host, port, self._scope):
                try:
                    return await asyncio.open_connection(address, port)
                except OSError as fault:
                    self.refusals.append(stopped_by(fault, host).trouble)
        except (AddressRefused, HostUnknown) as fault:
            self.refusals.append(stopped_by(fault, host).trouble)
        return None

    async def _relay(
        self,
        browser_reader: asyncio.StreamReader,
        site_writer: asyncio.StreamWriter,
        site_reader: asyncio.StreamReader,
        browser_writer: asyncio.StreamWriter,
    ) -> None:
        asking = asyncio.create_task(self._pass(browser_reader, site_writer))
        try:
            await self._pass(site_reader, browser_writer)
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while not self.exhausted:
            piece = await source.read(PIECE)
            if not piece:
                return
            self._passed += len(piece)
            sink.write(piece)
            await sink.drain()


def _has_credential(head: bytes, password: str) -> bool:
    """Return whether a request's head carries the credential, as Basic authentication (RFC 7617)."""
    wanted = b"Basic " + base64.b64encode(f"{USER}:{password}".encode())
    given = _AUTHORIZATION.search(head)
    return given is not None and hmac.compare_digest(given[1], wanted)


def _to_origin(head: bytes, verb: str, path: str, query: str) -> bytes:
    """Return the head of a proxy request as the site expects it.

    `GET http://a.example/p HTTP/1.1` → `GET /p HTTP/1.1`, with `Connection: close`
    """
    lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")[1:]
    kept = [line for line in lines if not line.lower().startswith(HOP_BY_HOP)]
    start = f"{verb} {path}{'?' + query if query else ''} HTTP/1.1".encode("ascii")
    return b"\r\n".join([start, *kept, b"Connection: close", b"", b""])
