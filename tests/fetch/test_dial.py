"""Connections over asyncio's streams raise httpcore's exceptions and close at once."""

from __future__ import annotations

import httpcore
import pytest

from monitor.fetch.dial import AsyncioDial

pytestmark = pytest.mark.anyio


async def test_bytes_go_both_ways_and_the_end_is_empty(origin):
    origin.replies["/"] = b"HTTP/1.1 200 OK\r\n\r\nwords"
    port = int(origin.url.rpartition(":")[2])
    stream = await AsyncioDial().connect_tcp("127.0.0.1", port, timeout=5)
    assert stream.get_extra_info("is_readable") is False
    await stream.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    received = b""
    while part := await stream.read(4):
        assert len(part) <= 4
        received += part
    assert received.endswith(b"words")
    assert stream.get_extra_info("is_readable") is True, "the server has closed the connection"
    await stream.aclose()


async def test_nobody_listening_is_a_connect_error(free_port):
    with pytest.raises(httpcore.ConnectError):
        await AsyncioDial().connect_tcp("127.0.0.1", free_port, timeout=5)


async def test_a_reset_connection_is_a_read_error(origin, reset):
    origin.replies["/"] = reset(b"HTTP/1.1 200 OK\r\n\r\n")
    port = int(origin.url.rpartition(":")[2])
    stream = await AsyncioDial().connect_tcp("127.0.0.1", port)
    await stream.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    with pytest.raises(httpcore.ReadError):
        await read_to_the_end(stream)
    await stream.aclose()


async def read_to_the_end(stream: httpcore.AsyncNetworkStream) -> None:
    while await stream.read(1000):
        pass
