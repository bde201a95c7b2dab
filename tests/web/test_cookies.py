"""Over HTTPS browsers hold a cookie to this host; over plain HTTP they would refuse that name."""

from __future__ import annotations

from time import process_time
from typing import Any

from starlette.datastructures import Headers

from monitor.web.cookies import cookies_in, set_cookie


def test_over_https_the_name_binds_the_cookie_to_this_host() -> None:
    """RFC 6265bis 4.1.3.2: `Secure`, `Path=/`, no `Domain`."""
    cookie = set_cookie("name", "value", 60, https=True)
    first, *flags = cookie.split("; ")
    assert first == "__Host-name=value"
    assert sorted(flags) == ["HttpOnly", "Max-Age=60", "Path=/", "SameSite=Strict", "Secure"]


def test_over_plain_http_the_name_has_no_prefix() -> None:
    cookie = set_cookie("name", "value", 60, https=False)
    assert cookie == "name=value; Path=/; Max-Age=60; HttpOnly; SameSite=Strict"


def test_cookies_are_read_as_they_were_sent() -> None:
    lines = [(b"cookie", b'a=1; b="\\060"; c; =d;e=f=g'), (b"cookie", b"a=2")]
    assert cookies_in(Headers(raw=lines)) == {"a": "2", "b": '"\\060"', "": "d", "e": "f=g"}


def test_reading_a_cookie_takes_time_in_proportion_to_its_length(browser: Any) -> None:
    """60 kB of quoted backslashes took 20 s of the daemon's loop, before any sign-in."""
    began = process_time()
    browser.get("/static/page.css", cookie=f'a="{chr(92) * 60_000}"')
    assert process_time() - began < 2
