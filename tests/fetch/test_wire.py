"""One request and its answer: verified TLS, bounded headers."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime

import pytest

from monitor.model import NotModified, Page, Trouble, Validators
from tests.fetch.tls import served_with

pytestmark = pytest.mark.anyio


MIB = 2**20


@pytest.fixture
def peak():
    """How much memory was held at most since the test began, in bytes."""
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


async def test_headers_without_end_are_left(origin, fetcher, watch, drip, peak):
    origin.replies["/"] = drip(b"HTTP/1.1 200 OK\r\n", b"X-Filler: " + b"x" * 1000 + b"\r\n")
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert peak() < 8 * MIB


@pytest.mark.parametrize("lines", ["X: y\r\n" * 201, "X: " + "y" * 65536 + "\r\n"])
async def test_more_headers_than_a_page_needs_are_refused(origin, fetcher, watch, lines):
    origin.replies["/"] = f"HTTP/1.1 200 OK\r\n{lines}Content-Length: 0\r\n\r\n".encode()
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "too large"


@pytest.mark.parametrize("interim", [b"HTTP/1.1 103 \r\n\r\n", b"HTTP/1.1 100 Go\r\nA: b\r\n\r\n"])
async def test_a_flood_of_interim_answers_is_cut(
    origin, fetcher, watch, drip, longest_pause, interim
):
    """They are swallowed unseen, so their bytes are counted; the event loop keeps turning."""
    origin.replies["/"] = drip(b"", interim * 4096)
    async with longest_pause() as pause:
        outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert "interim answers do not end" in outcome.detail
    assert pause.seconds < 0.25


async def test_a_few_interim_answers_are_passed_over(origin, fetcher, watch, ok):
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
    origin.replies["/"] = early * 20 + ok(b"<p>x</p>" + b"y" * 200_000)
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert len(page.body) == 200_008


ENDS = datetime(2045, 1, 2, 3, 4, 5, tzinfo=UTC)


async def test_a_page_tells_when_its_certificate_ends(
    make_fetcher, watch, ok, serve_tls, authority, trusting
):
    certificate = authority.issue_cert("localhost", not_after=ENDS)
    origin = await serve_tls(served_with(certificate))
    origin.replies["/"] = ok()
    page = await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/"))
    assert isinstance(page, Page)
    assert page.certificate_ends == ENDS
    origin.replies["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    unchanged = await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/"), Validators('"a"'))
    assert isinstance(unchanged, NotModified)
    assert unchanged.certificate_ends == ENDS


async def test_a_server_without_tls_is_unreachable_by_https(origin, make_fetcher, watch, trusting):
    origin.replies["/"] = b"never asked"
    url = origin.url.replace("http:", "https:")
    outcome = await make_fetcher(tls=trusting, connect=0.2).fetch(watch(url))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"


async def test_the_name_in_the_handshake_and_the_request_is_the_host_s_own(
    make_fetcher, watch, ok, serve_tls, authority, trusting
):
    """The dialled address is another; a server with many sites would else answer for the wrong one."""
    names: list[str | None] = []
    context = served_with(authority.issue_cert("localhost"))
    context.sni_callback = lambda _, name, __: names.append(name)
    origin = await serve_tls(context)
    origin.replies["/"] = ok()
    assert isinstance(await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/")), Page)
    assert names == ["localhost"]
    assert f"Host: {origin.url.removeprefix('https://')}".encode() in origin.requests[0]
