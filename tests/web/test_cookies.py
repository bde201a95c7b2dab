"""Over HTTPS browsers hold a cookie to this host; over plain HTTP they would refuse that name."""

from __future__ import annotations

from monitor.web.cookies import set_cookie


def test_over_https_the_name_binds_the_cookie_to_this_host() -> None:
    """RFC 6265bis 4.1.3.2: `Secure`, `Path=/`, no `Domain`."""
    cookie = set_cookie("name", "value", 60, https=True)
    first, *flags = cookie.split("; ")
    assert first == "__Host-name=value"
    assert sorted(flags) == ["HttpOnly", "Max-Age=60", "Path=/", "SameSite=Strict", "Secure"]


def test_over_plain_http_the_name_has_no_prefix() -> None:
    cookie = set_cookie("name", "value", 60, https=False)
    assert cookie == "name=value; Path=/; Max-Age=60; HttpOnly; SameSite=Strict"
