"""A page is had whole, with what is needed to ask for it again."""

from __future__ import annotations

import gzip

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


async def test_the_request_names_the_reader_the_contact_and_the_language(
    origin, fetcher, watch, ok
):
    origin.replies["/"] = ok()
    await fetcher.fetch(watch(f"{origin.url}/", language="fr"))
    request = origin.requests[0].decode().lower()
    assert "user-agent: policy-monitor/" in request
    assert "(+mailto:reader@example.org)" in request
    assert "accept-language: fr,*;q=0.1" in request
    assert "accept-encoding: gzip\r\n" in request


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
    ("status", "kind"),
    [
        (401, "refused"), (403, "refused"), (429, "refused"), (451, "refused"),
        (404, "gone"), (410, "gone"),
        (500, "unreachable"), (502, "unreachable"), (503, "unreachable"), (599, "unreachable"),
        (400, "unreachable"), (418, "unreachable"), (204, "unreachable"), (300, "unreachable"),
        (202, "wall"), (206, "half a page"),
    ],
)  # fmt: skip
async def test_each_status_is_its_own_trouble(origin, fetcher, watch, status, kind):
    body = "" if status == 204 else "<p>Oops</p>"
    length = "" if status == 204 else f"Content-Length: {len(body)}\r\n"
    origin.replies["/"] = f"HTTP/1.1 {status} X\r\n{length}\r\n{body}".encode()
    outcome = await fetcher.fetch(watch(f"{origin.url}/"))
    assert isinstance(outcome, Trouble)
    assert (outcome.kind, outcome.status) == (kind, status)
    assert str(status) in outcome.detail


@pytest.mark.parametrize(
    "url",
    [
        "ftp://localhost/policy", "file:///etc/passwd", "http://user:pass@localhost/",
        "http://localhost\\@evil.example/", "http:///policy", "http://local host/",
        "http://localhost:0/", "http://localhost:99999/", "javascript:alert(1)", "",
        "http://[::1", "http://[::1]]/", "http://exa\x00mple/", "http://localhost:8a/",
    ],
)  # fmt: skip
async def test_what_is_no_web_address_is_not_fetched(fetcher, watch, url):
    outcome = await fetcher.fetch(watch(url))
    assert isinstance(outcome, Trouble)
    assert outcome.kind == "unreachable"
    assert "no web address" in outcome.detail


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


async def test_many_fetches_leave_no_connection_open(origin, fetcher, watch, ok, open_files):
    origin.replies["/"] = ok()
    before = open_files()
    for _ in range(100):
        await fetcher.fetch(watch(f"{origin.url}/"))
        await fetcher.fetch(watch(f"{origin.url}/missing"))
    assert open_files() <= before + 8
