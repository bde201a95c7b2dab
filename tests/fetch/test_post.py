"""Deliveries go through the same gate, are never redirected, and their answer is a value."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.fetch.gate import Gate

pytestmark = pytest.mark.anyio

HOOK = {"Content-Type": "application/json", "webhook-id": "msg_1"}


@pytest.mark.parametrize("status", [200, 204, 400, 410, 429, 500])
async def test_the_answer_is_handed_back(origin, fetcher, status):
    origin.replies["/hook"] = f"HTTP/1.1 {status} X\r\nX-Note: seen\r\n\r\n".encode()
    answer = await fetcher.post(f"{origin.url}/hook", b'{"type": "test"}', HOOK)
    assert (answer.status, dict(answer.headers)["x-note"]) == (status, "seen")


async def test_body_and_headers_arrive_as_given(origin, fetcher):
    origin.replies["/hook"] = b"HTTP/1.1 204 No Content\r\n\r\n"
    await fetcher.post(f"{origin.url}/hook", b'{"type": "test"}', HOOK)
    request = origin.requests[0]
    assert request.startswith(b"POST /hook HTTP/1.1\r\n")
    assert b"webhook-id: msg_1\r\n" in request
    assert b"User-Agent: policy-monitor/" in request
    assert origin.bodies == [b'{"type": "test"}']


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_an_answer_and_never_followed(
    origin, elsewhere, fetcher, redirect, ok, status
):
    origin.replies["/hook"] = redirect(f"{elsewhere.url}/", status)
    elsewhere.replies["/"] = ok()
    assert (await fetcher.post(f"{origin.url}/hook", b"{}", HOOK)).status == status
    assert elsewhere.requests == []


async def test_retry_after_is_read(origin, fetcher):
    origin.replies["/hook"] = b"HTTP/1.1 429 X\r\nRetry-After: 120\r\n\r\n"
    answer = await fetcher.post(f"{origin.url}/hook", b"{}", HOOK)
    assert answer.retry_after == timedelta(seconds=120)


async def test_a_receiver_inside_is_not_dialled(origin, make_fetcher):
    answer = await make_fetcher(gate=Gate()).post(f"{origin.url}/hook", b"{}", HOOK)
    assert answer.status == 0
    assert "is not dialled" in answer.detail
    assert origin.requests == []


@pytest.mark.parametrize("url", ["ftp://localhost/", "http://a:b@localhost/", "nonsense"])
async def test_what_is_no_web_address_gets_nothing(fetcher, url):
    assert (await fetcher.post(url, b"{}", HOOK)).status == 0


async def test_a_receiver_that_drips_is_cut_at_the_deadline(origin, fetcher, drip):
    origin.replies["/hook"] = drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", pause=0.01)
    answer = await fetcher.post(f"{origin.url}/hook", b"{}", HOOK, timeout=0.2)
    assert answer.status == 0
    assert "took too long" in answer.detail


async def test_what_was_accepted_is_accepted_however_the_rest_comes(origin, fetcher, drip):
    """A receiver that says 200 and then stalls has the alert: sending it again would repeat it."""
    origin.replies["/hook"] = drip(
        b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"x", pause=0.01
    )
    assert (await fetcher.post(f"{origin.url}/hook", b"{}", HOOK, timeout=0.5)).status == 200
