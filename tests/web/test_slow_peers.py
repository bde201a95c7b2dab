"""Peers that hold connections open silence nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, suppress
from ipaddress import ip_network
from pathlib import Path
from socket import create_connection

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from monitor.watchlist import Web
from monitor.web import slow_peers
from monitor.web.access_rules import access_rules
from monitor.web.server import bound, serving

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[bytes], Awaitable[Streams]]

ASK = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nhost: local"
HALF_BODY = b"POST /form HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nabc"


async def healthz(_: Request) -> PlainTextResponse:
    return PlainTextResponse("fine")


async def form(request: Request) -> PlainTextResponse:
    try:
        return PlainTextResponse(str(len(await request.body())))
    except ClientDisconnect:
        return PlainTextResponse("gone", 400)


ON_PORT = Web(port=0)

APP = Starlette(routes=[Route("/healthz", healthz), Route("/form", form, methods=["POST"])])


@pytest.fixture
def sockets() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def serve(
    sockets: ExitStack, use: Callable[[Connect], Awaitable[None]], web: Web = ON_PORT
) -> None:
    """Call `use` with a function that connects to the served page and sends bytes."""

    async def run() -> None:
        listener = sockets.enter_context(bound(web))
        writers: list[asyncio.StreamWriter] = []

        async def connect(data: bytes) -> Streams:
            if web.socket:
                reader, writer = await asyncio.open_unix_connection(web.socket)
            else:
                reader, writer = await asyncio.open_connection(*listener.getsockname()[:2])
            writers.append(writer)
            writer.write(data)
            return reader, writer

        async with serving(APP, listener, access_rules(web)), asyncio.timeout(20):
            await use(connect)
            for writer in writers:
                writer.close()
                with suppress(ConnectionError):
                    await writer.wait_closed()

    asyncio.run(run())


@pytest.mark.parametrize("half", [b"", HALF, HALF_BODY])
def test_110_half_open_requests_do_not_silence_health_checks(
    sockets: ExitStack, half: bytes
) -> None:
    async def use(connect: Connect) -> None:
        for _ in range(110):
            await connect(half)
        for _ in range(3):
            reader, _ = await connect(ASK)
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")

    serve(sockets, use)


@pytest.mark.parametrize(
    ("name", "half"), [("HEADERS_WITHIN_S", HALF), ("BODY_WITHIN_S", HALF_BODY)]
)
def test_each_half_of_a_request_has_a_deadline(
    sockets: ExitStack, monkeypatch: pytest.MonkeyPatch, name: str, half: bytes
) -> None:
    monkeypatch.setattr(slow_peers, name, 0.05)

    async def use(connect: Connect) -> None:
        reader, _ = await connect(half)
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)

    serve(sockets, use)


def test_bytes_one_by_one_move_no_deadline(
    sockets: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_peers, "HEADERS_WITHIN_S", 0.2)

    async def use(connect: Connect) -> None:
        reader, writer = await connect(HALF)
        gone = asyncio.create_task(reader.read())
        while not gone.done():
            writer.write(b"x")
            await asyncio.wait({gone}, timeout=0.02)
        with suppress(ConnectionResetError):
            assert await gone == b""

    serve(sockets, use)


def test_one_address_holds_only_so_many_connections(
    sockets: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_peers, "MOST_OF_A_PEER", 2)

    async def use(connect: Connect) -> None:
        (oldest, _), (kept, _) = await connect(HALF), await connect(HALF)
        reader, _ = await connect(ASK)
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await oldest.readexactly(1)
        assert not kept.at_eof()

    serve(sockets, use)


PROXIED = Web(port=0, trusted_proxies=(ip_network("127.0.0.1"),))


def from_client(address: str, request: bytes) -> bytes:
    """The request as a proxy hands it on for this client."""
    return request.replace(b"\r\n", f"\r\nx-forwarded-for: {address}\r\n".encode(), 1)


@pytest.mark.parametrize("on_socket", [False, True])
def test_behind_a_proxy_the_cap_is_the_clients(
    sockets: ExitStack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, on_socket: bool
) -> None:
    """One client's half-open requests cut neither the proxy's connections nor another client's."""
    monkeypatch.setattr(slow_peers, "MOST_OF_A_PEER", 2)
    socket = Web(socket=tmp_path / "page.sock", trusted_proxies=("unix:",))

    async def use(connect: Connect) -> None:
        idle = [await connect(b"") for _ in range(3)]
        other, _ = await connect(from_client("192.0.2.8", HALF_BODY))
        oldest, _ = await connect(from_client("192.0.2.7", HALF_BODY))
        for _ in range(2):
            kept, _ = await connect(from_client("192.0.2.7", HALF_BODY))
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await oldest.readexactly(1)
        reader, _ = await connect(from_client("192.0.2.8", ASK))
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        for still_open in (kept, other, *(reader for reader, _ in idle)):
            assert not still_open.at_eof()

    serve(sockets, use, socket if on_socket else PROXIED)


def test_a_peer_that_is_no_proxy_cannot_share_its_cap_among_names(
    sockets: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_peers, "MOST_OF_A_PEER", 2)

    async def use(connect: Connect) -> None:
        oldest, _ = await connect(from_client("192.0.2.1", HALF_BODY))
        for number in (2, 3):
            await connect(from_client(f"192.0.2.{number}", HALF_BODY))
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await oldest.readexactly(1)

    serve(sockets, use)


def test_a_connection_that_serves_several_clients_counts_for_the_last(
    sockets: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy keeps its connections open and sends the next client's request on them."""
    monkeypatch.setattr(slow_peers, "MOST_OF_A_PEER", 1)

    async def use(connect: Connect) -> None:
        reader, writer = await connect(from_client("192.0.2.7", ASK))
        await reader.readuntil(b"fine")
        writer.write(from_client("192.0.2.8", ASK))
        await reader.readuntil(b"fine")
        again, _ = await connect(from_client("192.0.2.7", ASK))
        await again.readuntil(b"fine")
        writer.write(from_client("192.0.2.8", ASK))
        await reader.readuntil(b"fine")

    serve(sockets, use, PROXIED)


def test_110_half_open_requests_to_a_socket_do_not_silence_health_checks(
    sockets: ExitStack, tmp_path: Path
) -> None:
    async def use(connect: Connect) -> None:
        for _ in range(110):
            await connect(HALF)
        reader, _ = await connect(ASK)
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")

    serve(sockets, use, Web(socket=tmp_path / "page.sock", trusted_proxies=("unix:",)))


def test_a_burst_of_connections_does_not_silence_health_checks(sockets: ExitStack) -> None:
    """Connections accepted at once each cut another: none is counted as cut twice."""

    async def use(connect: Connect) -> None:
        for _ in range(90):
            _, writer = await connect(HALF)
        page = writer.get_extra_info("peername")
        for _ in range(50):  # the loop stands still: they are accepted in one go
            sockets.enter_context(create_connection(page))
        for _ in range(3):
            reader, _ = await connect(ASK)
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")

    serve(sockets, use, PROXIED)
