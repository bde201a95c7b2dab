"""Nothing that a stranger sends is parsed without bounds."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from monitor.watchlist import Web
from monitor.web.access_rules import access_rules
from monitor.web.request_bounds import MOST_HEADER_BYTES
from monitor.web.server import bound, serving

HEAD = b"POST /form HTTP/1.1\r\nhost: localhost\r\n"


async def form(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def answer(path: Path, request: bytes) -> bytes:
    """What the page answers to this request, sent in one go."""
    web = Web(socket=path / "page.sock")
    app = Starlette(routes=[Route("/form", form, methods=["POST"])])

    async def ask() -> bytes:
        with bound(web) as listener:
            async with serving(app, listener, access_rules(web)), asyncio.timeout(20):
                reader, writer = await asyncio.open_unix_connection(web.socket)
                writer.write(request)
                found = await reader.read()
                writer.close()
                return found

    return asyncio.run(ask())


@pytest.mark.parametrize("value", [b"chunked", b"gzip, chunked", b"identity"])
def test_a_body_without_a_length_is_refused_before_it_is_parsed(
    tmp_path: Path, value: bytes
) -> None:
    """One-byte chunks held the loop for seconds, before any sign-in."""
    request = HEAD + b"transfer-encoding: " + value + b"\r\n\r\n" + b"1\r\na\r\n" * 10
    assert answer(tmp_path, request).startswith(b"HTTP/1.1 400")


def test_headers_are_bounded_also_where_they_arrive_at_once(tmp_path: Path) -> None:
    many = b"a: b\r\n" * (2 * MOST_HEADER_BYTES // 6)
    assert answer(tmp_path, HEAD + many + b"\r\n").startswith(b"HTTP/1.1 400")


def test_ordinary_requests_pass(tmp_path: Path) -> None:
    headers = b"a: " + b"b" * (MOST_HEADER_BYTES - 1000) + b"\r\nconnection: close\r\n"
    body = b"x" * 60_000
    request = HEAD + headers + f"content-length: {len(body)}\r\n\r\n".encode() + body
    assert answer(tmp_path, request).endswith(b"60000")
