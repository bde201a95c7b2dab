"""A page is had whole, with what is needed to ask for it again."""

from __future__ import annotations

import gzip
import time
from datetime import timedelta

import pytest

from monitor.model import NotModified, Page, Trouble, Validators

pytestmark = pytest.mark.anyio


async def test_a_page_comes_with_its_bytes_type_and_time(origin, fetcher, watch, ok):
    origin.replies["/privacy"] = ok(b"<p>12 months</p>")
    page = await fetcher.fetch(watch(f"{origin.url}/privacy"))
    assert isinstance(page, Page)
    assert (page.body, page.content_type, page.status) == (b"<p>12 months</p>", "text/html", 200)
    assert (page.url, page.final_url, page.moved_to) == (f"{origin.url}/privacy",) * 2 + (None,)
    assert page.fetched_at.isoformat() == "2026-11-22T01:25:44+00:00"
    assert page.certificate_ends is None
    assert page.framed


async def test_gzip_is_undone(origin, fetcher, watch, ok):
    origin.replies["/"] = ok(gzip.compress(b"twelve months"), "Content-Encoding: gzip")
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    assert page.body == b"twelve months"


async def test_the_environment_sends_no_request_elsewhere(
    origin, make_fetcher, watch, ok, monkeypatch
):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1/")
    origin.replies["/"] = ok()
    assert isinstance(await make_fetcher().fetch(watch(f"{origin.url}/")), Page)


async def test_an_unchanged_page_costs_one_question(origin, fetcher, watch, ok):
    origin.replies["/"] = ok(
        b"12 months", 'ETag: "a1"', "Last-Modified: Sun, 01 Jun 2025 00:00:00 GMT"
    )
    page = await fetcher.fetch(watch(f"{origin.url}/"))
    origin.replies["/"] = b'HTTP/1.1 304 Not Modified\r\nETag: "a1"\r\n\r\n'
    again = await fetcher.fetch(watch(f"{origin.url}/"), page.validators)
    assert isinstance(again, NotModified)
    request = origin.requests[1].decode()
    assert 'If-None-Match: "a1"' in request
    assert "If-Modified-Since: Sun, 01 Jun 2025 00:00:00 GMT" in request


async def test_only_the_address_that_gave_validators_is_asked_with_them(
    origin, fetcher, watch, ok, redirect
):
    """A home page older than the policy would else answer "not modified" in its stead."""
    origin.replies["/policy"] = redirect("/")
    origin.replies["/"] = ok(b"welcome")
    known = Validators('"a1"', None, f"{origin.url}/policy")
    page = await fetcher.fetch(watch(f"{origin.url}/policy"), known)
    assert page.body == b"welcome"
    assert b"If-None-Match" in origin.requests[0]
    assert b"If-None-Match" not in origin.requests[1]


async def test_not_modified_is_not_believed_unasked(origin, fetcher, watch):
    origin.replies["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["body", "headers", "hints"],
)
async def test_an_answer_that_drips_is_cut_at_the_deadline(
    origin, make_fetcher, watch, drip, head, piece
):
    origin.replies["/"] = drip(head, piece, pause=0.01)
    started = time.monotonic()
    outcome = await make_fetcher(total=0.2).fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert "took too long" in outcome.detail
    assert time.monotonic() - started < 2


async def test_the_deadline_is_one_for_all_hops(origin, make_fetcher, watch, drip):
    slow = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /%d\r\n\r\n"
    for hop in range(10):
        origin.replies[f"/{hop}"] = drip(b"", b"", times=2, pause=0.05, end=slow % (hop + 1))
    outcome = await make_fetcher(total=0.25).fetch(watch(f"{origin.url}/0"))
    assert isinstance(outcome, Trouble)
    assert "took too long" in outcome.detail
    assert len(origin.requests) < 5


async def test_others_are_served_while_one_host_drips(
    origin, elsewhere, make_fetcher, watch, drip, ok, together
):
    origin.replies["/"] = drip(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"x", pause=0.01)
    elsewhere.replies["/"] = ok()
    fetcher = make_fetcher(total=0.5)
    finished: list[str] = []

    async def read(name: str, url: str) -> None:
        await fetcher.fetch(watch(url))
        finished.append(name)

    await together(
        read("slow", f"{origin.url}/"), *(read("quick", f"{elsewhere.url}/") for _ in range(20))
    )
    assert finished == ["quick"] * 20 + ["slow"]


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
    answer = await make_fetcher(scope=None).post(f"{origin.url}/hook", b"{}", HOOK)
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
