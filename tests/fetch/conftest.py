"""A server that says exactly the bytes a test wants, and a fetcher that may reach it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any, Final

import pytest
import trustme

from monitor.config.allowances import allowances
from monitor.fetch import chromium, network_scope, special_addresses
from monitor.fetch.browser import BrowserFetcher
from monitor.fetch.gate import Gate
from monitor.fetch.http import HttpFetcher
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import NetworkScope
from monitor.fetch.politeness import Pacing, Politeness
from monitor.model import Watch

NOW: Final = datetime(2026, 11, 22, 1, 25, 44, tzinfo=UTC)
LOOPBACK: Final = NetworkScope(allowances("127.0.0.0/8", "::1"))
FIRST_ADDRESS: Final = NetworkScope(allowances("127.0.0.1"))
OUTPOST: Final = "127.77.7.7"
PUBLIC: Final = "127.99.9.9"
"""An address that the fixture `public` declares to be one of the public web."""
TRUSTS_NOBODY: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Loading the real authorities takes longer than most of these tests."""

Script = Callable[[asyncio.StreamWriter], Awaitable[None]]
Reply = bytes | Script
"""What a host says to a path: these bytes, or whatever the script does with the connection."""


@dataclass
class Origin:
    """A host: what it says to each path, byte for byte, before it closes the connection."""

    url: str = ""
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    open: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def paths(self) -> list[str]:
        return [request.split()[1].decode() for request in self.requests]

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.open.add(task)
        try:
            await self._converse(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.open.discard(task)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        self.requests.append(request)
        length = re.search(rb"(?i)content-length: (\d+)", request)
        if length:
            self.bodies.append(await reader.readexactly(int(length[1])))
        reply = self.replies.get(request.split()[1].decode(), b"HTTP/1.1 404 Not Found\r\n\r\n")
        if isinstance(reply, bytes):
            writer.write(reply)
            await writer.drain()
        else:
            await reply(writer)


@asynccontextmanager
async def serving(
    tls: ssl.SSLContext | None = None, address: str = "127.0.0.1"
) -> AsyncIterator[Origin]:
    origin = Origin()
    server = await asyncio.start_server(origin.converse, address, 0, ssl=tls)
    name = "localhost" if address == "127.0.0.1" else address
    scheme = "http" if tls is None else "https"
    origin.url = f"{scheme}://{name}:{server.sockets[0].getsockname()[1]}"
    yield origin
    server.close()
    for task in tuple(origin.open):
        task.cancel()
    await asyncio.gather(*origin.open, return_exceptions=True)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def origin(anyio_backend: str) -> AsyncIterator[Origin]:
    async with serving() as served:
        yield served


@pytest.fixture
async def elsewhere(anyio_backend: str) -> AsyncIterator[Origin]:
    """A second host, for redirects that leave the first."""
    async with serving() as served:
        yield served


@pytest.fixture
async def outpost(anyio_backend: str) -> AsyncIterator[Origin]:
    """A host whose one address can be allowed without allowing the rest of this machine."""
    async with serving(address=OUTPOST) as served:
        yield served


@pytest.fixture
async def public(anyio_backend: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Origin]:
    """A host of the public web: its address is no special one, and all ports are the web's."""

    def special_use(address: Any) -> str | None:
        return None if str(address) == PUBLIC else special_addresses.special_use(address)

    monkeypatch.setattr(network_scope, "special_use", special_use)
    monkeypatch.setattr(network_scope, "WEB_PORTS", range(65536))
    async with serving(address=PUBLIC) as served:
        yield served


@pytest.fixture
async def serve_tls(
    anyio_backend: str,
) -> AsyncIterator[Callable[[ssl.SSLContext], Awaitable[Origin]]]:
    """A host that speaks TLS with this context."""
    async with AsyncExitStack() as stack:
        yield lambda tls: stack.enter_async_context(serving(tls))


@pytest.fixture
def drip() -> Callable[..., Script]:
    """Says `head`, then `piece` again and again, for ever if `times` is None, `pause` between."""

    def make(
        head: bytes, piece: bytes, *, times: int | None = None, pause: float = 0.0, end: bytes = b""
    ) -> Script:
        async def speak(writer: asyncio.StreamWriter) -> None:
            writer.write(head)
            for _ in count() if times is None else range(times):
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(pause)
            writer.write(end)
            await writer.drain()

        return speak

    return make


@dataclass
class Pause:
    """The longest time that the event loop did not turn, in seconds of processor time.

    Processor time, because another process may hold the machine meanwhile.
    """

    seconds: float = 0.0


@pytest.fixture
def longest_pause() -> Callable[[], AbstractAsyncContextManager[Pause]]:
    """Measures how long one turn of the event loop takes at most."""

    async def turn(pause: Pause) -> None:
        while True:
            before = process_time()
            await asyncio.sleep(0)
            pause.seconds = max(pause.seconds, process_time() - before)

    @asynccontextmanager
    async def measure() -> AsyncIterator[Pause]:
        pause = Pause()
        turning = asyncio.create_task(turn(pause))
        yield pause
        turning.cancel()
        await asyncio.gather(turning, return_exceptions=True)

    return measure


class LocalResolver:
    """Knows `localhost` by its IPv4 address, and no other name."""

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        assert host == "localhost"
        return ("127.0.0.1",)


MakeFetcher = Callable[..., HttpFetcher]


@pytest.fixture
async def make_fetcher(anyio_backend: str) -> AsyncIterator[MakeFetcher]:
    """A fetcher that may dial this machine; `total=…` and the like tighten its limits."""
    made: list[HttpFetcher] = []

    def make(
        *,
        turns: Any = None,
        tls: Any = None,
        gate: Any = None,
        scope: Any = LOOPBACK,
        **limits: Any,
    ) -> HttpFetcher:
        fetcher = HttpFetcher(
            contact="mailto:reader@example.org",
            limits=replace(Limits(), **limits),
            gate=gate or Gate(LocalResolver()),
            scope=scope,
            post_scope=scope,
            turns=turns,
            tls=tls or TRUSTS_NOBODY,
            now=lambda: NOW,
        )
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        await fetcher.aclose()


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> HttpFetcher:
    return make_fetcher()


@pytest.fixture
def watch() -> Callable[..., Watch]:
    """A watch of this address, robots.txt left aside unless asked for."""

    def make(url: str, **settings: Any) -> Watch:
        settings.setdefault("respect_robots", False)
        return Watch("ostenz/privacy-policy", "Ostenz", "Privacy policy", url, **settings)

    return make


@pytest.fixture
def ok() -> Callable[..., bytes]:
    """A whole answer with status 200."""

    def make(body: bytes = b"<p>We keep data for 12 months.</p>", *headers: str) -> bytes:
        lines = (
            "HTTP/1.1 200 OK",
            f"Content-Length: {len(body)}",
            "Content-Type: text/html",
            *headers,
        )
        return "\r\n".join((*lines, "", "")).encode() + body

    return make


@pytest.fixture
def redirect() -> Callable[..., bytes]:
    """A redirect to there."""

    def make(location: str, status: int = 302, *headers: str) -> bytes:
        lines = (
            f"HTTP/1.1 {status} Elsewhere",
            f"Location: {location}",
            "Content-Length: 0",
            *headers,
        )
        return "\r\n".join((*lines, "", "")).encode()

    return make


@pytest.fixture
def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def open_files() -> Callable[[], int]:
    """How many descriptors this process has open."""
    return lambda: len(list(Path("/dev/fd").iterdir()))


@pytest.fixture
def reset() -> Callable[[bytes], Script]:
    """Says something, then resets the connection."""

    def make(said: bytes) -> Script:
        async def speak(writer: asyncio.StreamWriter) -> None:
            writer.write(said)
            await writer.drain()
            plug = writer.get_extra_info("socket")
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()

        return speak

    return make


@pytest.fixture
def together() -> Callable[..., Awaitable[Any]]:
    """Does all at once."""
    return asyncio.gather


class LoopbackResolver:
    """Resolves every name to this machine, and remembers the names."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        self.asked.append(host)
        return ("127.0.0.1",)


@pytest.fixture(scope="session")
def loopback_gate() -> Callable[[], Gate]:
    """A gate that takes every name for this machine."""
    return lambda: Gate(LoopbackResolver())


UNPRIVILEGED: Final = """#!/bin/sh
# Starts Chromium as the user nobody, in its own sandbox, in the profile that root made for it.
for word in "$@"; do
  case $word in --user-data-dir=*) HOME=${word#--user-data-dir=}; chown -R 65534:65534 "$HOME";; esac
done
export HOME
exec setpriv --reuid=65534 --regid=65534 --clear-groups %s "$@"
"""


@pytest.fixture(scope="session")
def chromium_installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Chromium in its sandbox. Where the tests run as root it drops to an unprivileged user first."""
    found = next(filter(None, map(shutil.which, chromium.NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with pytest.MonkeyPatch.context() as patch:
        if chromium.is_root():
            folder = tmp_path_factory.mktemp("unprivileged")
            wrapper = folder / chromium.NAMES[0]
            wrapper.write_text(UNPRIVILEGED % found)
            wrapper.chmod(0o755)
            patch.setenv("PATH", str(folder), prepend=os.pathsep)
            patch.setattr(chromium, "is_root", lambda: False)
        yield


@pytest.fixture(scope="module")
async def browser(
    anyio_backend: str, chromium_installed: None, loopback_gate: Callable[[], Gate]
) -> AsyncIterator[BrowserFetcher]:
    """One for all tests of a module that need no limits of their own: starting one takes a second."""
    shared = BrowserFetcher(
        contact="mailto:reader@example.org",
        limits=replace(Limits(), settle=3.0),
        gate=loopback_gate(),
        scope=FIRST_ADDRESS,
        turns=Politeness(Pacing(delay=timedelta(0))),
    )
    yield shared
    await shared.aclose()


@pytest.fixture
async def make_browser(
    anyio_backend: str, chromium_installed: None, loopback_gate: Callable[[], Gate]
) -> AsyncIterator[Callable[..., BrowserFetcher]]:
    made: list[BrowserFetcher] = []

    def make(*, turns: Any = None, fetch_robots: Any = None, **limits: Any) -> BrowserFetcher:
        limits.setdefault("settle", 3.0)
        made.append(
            BrowserFetcher(
                contact="mailto:reader@example.org",
                limits=replace(Limits(), **limits),
                gate=loopback_gate(),
                scope=FIRST_ADDRESS,
                turns=turns,
                fetch_robots=fetch_robots,
            )
        )
        return made[-1]

    yield make
    for browser in made:
        await browser.aclose()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority that no system trusts."""
    return trustme.CA()


@pytest.fixture(scope="module")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """A client's context that trusts this authority too."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context
