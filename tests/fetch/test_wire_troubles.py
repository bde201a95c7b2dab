"""Each fault of a connection becomes a trouble that says what happened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import trustme

from monitor.model import Trouble
from tests.fetch.tls import served_with

pytestmark = pytest.mark.anyio


BODY = b"".join(b"<p>Clause %d: we keep data for %d months.</p>\n" % (n, n) for n in range(200))


def by_length(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


async def test_a_connection_reset_within_the_body_is_half_a_page(origin, fetcher, watch, reset):
    origin.replies["/"] = reset(by_length(BODY)[:2000])
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "half a page"


@pytest.mark.parametrize("fault", ["expired", "wrong name", "unknown authority"])
async def test_a_bad_certificate_is_its_own_trouble_and_no_byte_is_taken(
    make_fetcher, watch, ok, serve_tls, authority, trusting, fault, caplog
):
    certificates = {
        "expired": lambda: authority.issue_cert(
            "localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC)
        ),
        "wrong name": lambda: authority.issue_cert("other.example"),
        "unknown authority": lambda: trustme.CA().issue_cert("localhost"),
    }
    origin = await serve_tls(served_with(certificates[fault]()))
    origin.replies["/"] = ok()
    outcome = await make_fetcher(tls=trusting).fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "certificate"
    assert "localhost is not valid" in outcome.detail
    assert origin.requests == []


async def test_nobody_listening_is_trouble(fetcher, watch, free_port):
    outcome = await fetcher.fetch(watch(f"http://localhost:{free_port}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert "No connection to localhost" in outcome.detail


async def test_a_server_that_hangs_up_is_trouble(origin, fetcher, watch):
    origin.replies["/"] = b""
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"


async def test_what_is_no_http_is_trouble(origin, fetcher, watch):
    origin.replies["/"] = b"SSH-2.0-OpenSSH_9.2\r\n\r\n"
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert "does not speak proper HTTP" in outcome.detail
