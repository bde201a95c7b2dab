"""Peers that hold connections open silence nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from monitor.watchlist import Web
from monitor.web import slow_peers
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


APP = Starlette(routes=[Route("/healthz", healthz), Route("/form", form, methods=["POST"])])


@pytest.fixture
def sockets() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def serve(sockets: ExitStack, use: Callable[[Connect], Awaitable[None]]) -> None:
    """Call `use` with a function that connects to the served page and sends bytes."""

    async def run() -> None:
        listener = sockets.enter_context(bound(Web(port=0)))
        writers: list[asyncio.StreamWriter] = []

        async def connect(data: bytes) -> Streams:
            reader, writer = await asyncio.open_connection(*listener.getsockname()[:2])
            writers.append(writer)
            writer.write(data)
            return reader, writer

        async with serving(APP, listener), asyncio.timeout(20):
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
