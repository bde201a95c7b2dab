"""The browser's way out: what it asks the proxy for is dialled only through the gate."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator

import pytest

from monitor.config.allowances import allowances
from monitor.fetch.gate import Gate
from monitor.fetch.network_scope import NetworkScope
from monitor.fetch.proxy import USER, FilteringProxy

pytestmark = pytest.mark.anyio

LOOPBACK = NetworkScope(allowances("127.0.0.1"))


class Changing:
    """A name server that answers with this machine first and with something inside from then on."""

    def __init__(self) -> None:
        self.answers = [("127.0.0.1",)]

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        return self.answers.pop() if self.answers else ("127.77.7.7",)


def with_credential(request: bytes, password: str) -> bytes:
    """The request with the proxy's user and this password after its first line."""
    token = base64.b64encode(f"{USER}:{password}".encode())
    return request.replace(b"\r\n", b"\r\nProxy-Authorization: Basic " + token + b"\r\n", 1)


@pytest.fixture
async def proxy(anyio_backend: str) -> AsyncIterator[FilteringProxy]:
    proxy = FilteringProxy(Gate(Changing()), 100_000)
    proxy.begin(LOOPBACK)
    yield proxy
    await proxy.aclose()


@pytest.fixture
async def ask(proxy):
    address = await proxy.start()
    port = int(address.rpartition(":")[2])

    async def say(*words: bytes, password: str | None = proxy.password) -> bytes:
        if password is not None:
            words = (with_credential(words[0], password), *words[1:])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            answer = b""
            for word in words:
                writer.write(word)
                answer += await reader.read(65536)
            return answer + await reader.read()
        except ConnectionResetError:
            return b""
        finally:
            writer.close()

    return say


async def test_a_plain_request_reaches_the_site_as_the_site_expects_it(origin, ask, ok):
    origin.replies["/a?b=c"] = ok(b"here")
    answer = await ask(
        f"GET {origin.url}/a?b=c HTTP/1.1\r\nHost: localhost\r\nProxy-Connection: keep-alive\r\n"
        "Connection: keep-alive\r\nX-Kept: yes\r\n\r\n".encode()
    )
    assert answer.endswith(b"here")
    assert origin.requests == [
        b"GET /a?b=c HTTP/1.1\r\nHost: localhost\r\nX-Kept: yes\r\nConnection: close\r\n\r\n"
    ]


async def test_a_tunnel_passes_bytes_both_ways(origin, ask, ok):
    origin.replies["/"] = ok(b"through")
    authority = origin.url.removeprefix("http://")
    answer = await ask(
        f"CONNECT {authority} HTTP/1.1\r\n\r\n".encode(), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    )
    assert answer.startswith(b"HTTP/1.1 200 Connection established\r\n\r\n")
    assert answer.endswith(b"through")


async def test_a_name_that_changes_its_answer_leads_nowhere(origin, outpost, ask, ok, proxy):
    origin.replies["/"] = ok(b"first")
    port = origin.url.rpartition(":")[2]
    inside = outpost.url.rpartition(":")[2]
    first = await ask(f"GET http://rebind.example:{port}/ HTTP/1.1\r\n\r\n".encode())
    assert first.endswith(b"first")
    for request in (
        f"GET http://rebind.example:{inside}/ HTTP/1.1",
        f"CONNECT rebind.example:{inside} HTTP/1.1",
    ):
        assert await ask(f"{request}\r\n\r\n".encode()) == b""
    assert outpost.requests == []
    assert len(proxy.refusals) == 2


@pytest.mark.parametrize(
    "request_line",
    [
        "GET / HTTP/1.1", "GET https://localhost/ HTTP/1.1", "GET file:///etc/passwd HTTP/1.1",
        "CONNECT /run/docker.sock HTTP/1.1", "CONNECT [::1]:22 HTTP/1.1", "CONNECT localhost:99999 X",
        "nonsense", "GET http://[bad/ HTTP/1.1", "CONNECT : HTTP/1.1",
    ],
)  # fmt: skip
async def test_what_it_cannot_dial_it_hangs_up_on(ask, request_line):
    assert await ask(f"{request_line}\r\n\r\n".encode()) == b""


async def test_traffic_is_cut_at_its_limit(origin, ask, proxy, drip):
    origin.replies["/"] = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000)
    answer = await ask(f"GET {origin.url}/ HTTP/1.1\r\n\r\n".encode())
    assert 100_000 < len(answer) < 400_000
    assert proxy.exhausted
    proxy.begin(LOOPBACK)
    assert not proxy.exhausted


@pytest.mark.parametrize("password", [None, "", "guessed"])
async def test_it_serves_nobody_without_the_credential(origin, ask, ok, proxy, password):
    """Another user of this machine can connect to it as well."""
    origin.replies["/"] = ok(b"here")
    for request in (f"GET {origin.url}/ HTTP/1.1", f"CONNECT {origin.url[7:]} HTTP/1.1"):
        answer = await ask(f"{request}\r\n\r\n".encode(), password=password)
        assert answer.startswith(b"HTTP/1.1 407 ")
    assert origin.requests == []
    assert proxy.refusals == []


async def test_its_credential_is_new_for_every_browser():
    assert FilteringProxy(Gate(), 1).password != FilteringProxy(Gate(), 1).password
