"""An address to fetch is http or https, without credentials or odd characters."""

from __future__ import annotations

import pytest

from monitor.fetch.urls import followed
from monitor.model import Trouble

pytestmark = pytest.mark.anyio


def test_tls_is_never_given_up_for_a_redirect():
    assert followed("https://a.example/x", "http://a.example/y") == "https://a.example/y"
    assert followed("https://a.example/x", "http://b.example:80/y") == "https://b.example/y"
    assert followed("https://a.example/x", "//b.example/y") == "https://b.example/y"
    assert followed("http://a.example/x", "http://a.example/y") == "http://a.example/y"
    assert followed("http://a.example/x", "https://a.example/y") == "https://a.example/y"


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
