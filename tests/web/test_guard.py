"""What every request must pass: nothing that is not let in gets through."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from monitor.watchlist import Web
from monitor.web.passwords import hashed

PROXY = ip_network("192.0.2.7")
"""The peer of the tests' browser."""

CHECK = "/watch/harbour-post/privacy-policy/check"


async def other(_: Any) -> PlainTextResponse:
    return PlainTextResponse("somebody else's")


OTHERS = (Route("/metrics", other), Route("/healthz", other), Route("/readyz", other))


@pytest.fixture(scope="module")
def password_hash() -> str:
    return str(hashed("correct horse battery staple"))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8321", "", "127.0.0.1.evil.example"]
)
def test_a_name_that_is_not_ours_is_not_answered(browser: Any, host: str) -> None:
    """So that a page elsewhere cannot point its own name at this address."""
    assert browser.get("/", host=host).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8321", "[::1]:8321", "LOCALHOST:1"])
def test_the_names_of_this_machine_are(browser: Any, host: str) -> None:
    assert browser.get("/", host=host).status_code == 200


def test_a_name_in_the_watchlist_is_ours(opened: Any, archive: Path) -> None:
    page = opened(archive, Web(hosts=("policies.example.org",)))
    assert page.get("/", host="policies.example.org").status_code == 200


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/page.css", "/search?q=x"])
def test_every_answer_carries_the_headers_that_bind_the_browser(browser: Any, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_no_page_has_a_script_or_style_of_its_own(browser: Any) -> None:
    """What the policy above forbids is not even tried."""
    for path in ("/", "/watch/harbour-post/privacy-policy", "/search?q=data", "/compare"):
        text = browser.get(path).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert text.count("<script") == text.count('<script src="/static/')


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://127.0.0.1:9999"])
def test_a_form_from_elsewhere_is_refused(browser: Any, origin: str) -> None:
    browser.get("/")
    assert browser.post(CHECK, origin=origin).status_code == 403
    assert browser.commands.orders == []


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_this_sessions_token_is_refused(browser: Any, token: str) -> None:
    browser.get("/")
    assert browser.post(CHECK, {"token": token}).status_code == 403
    assert browser.commands.orders == []


def test_the_token_of_another_session_is_none(browser: Any, opened: Any, archive: Path) -> None:
    other_browser = opened(archive)
    other_browser.get("/")
    browser.get("/")
    assert browser.post(CHECK, {"token": other_browser.token}).status_code == 403


def test_an_order_cannot_be_given_by_a_link(browser: Any) -> None:
    assert browser.get(CHECK).status_code == 405
    assert browser.commands.orders == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(browser: Any, method: str) -> None:
    assert browser.ask(method, "/").status_code == 405


def test_a_form_that_is_too_long_is_refused(browser: Any) -> None:
    browser.get("/")
    assert browser.post(CHECK, {"note": "x" * 100_000}).status_code == 413


def test_a_form_of_countless_fields_is_refused(browser: Any) -> None:
    browser.get("/")
    assert browser.post(CHECK, {f"f{n}": "" for n in range(100)}).status_code == 413


def paths(routes: Any) -> list[tuple[str, str]]:
    """Each route's path, its variables filled in, and a method that it takes."""
    found = []
    for route in routes:
        if isinstance(route, Mount):
            found.append((route.path + "/page.css", "GET"))
            continue
        path = route.path.replace("{company}", "harbour-post").replace(
            "{document}", "privacy-policy"
        )
        for name in ("{number:seq}", "{before:seq}", "{after:seq}", "{clause}"):
            path = path.replace(name, "1")
        methods = route.methods or {"GET"}
        found.append((path, "POST" if methods == {"POST"} else "GET"))
    return found


@pytest.mark.parametrize("way", ["password", "proxy", "both"])
def test_every_route_asks_who_is_there_but_the_few_that_are_named(
    opened: Any, archive: Path, password_hash: str, way: str
) -> None:
    """Deny by default: a route added tomorrow is refused too, wherever it comes from."""
    web = Web(
        password_hash=password_hash if way != "proxy" else None,
        user_header="X-User" if way != "password" else None,
        trusted_proxies=(PROXY,) if way != "password" else (),
    )
    page = opened(archive, web, routes=OTHERS)
    open_paths = []
    for path, method in paths(page.app.routes):
        answer = page.ask(method, path)
        if answer.status_code == 303 and answer.headers["location"].startswith("/signin?next="):
            continue
        if answer.status_code == 401:
            continue
        open_paths.append(path)
    signs_in = ["/signin"] * 2 if way != "proxy" else []
    expected = [*signs_in, "/static/redline.css", "/static/page.css", "/healthz", "/readyz"]
    assert sorted(open_paths) == sorted(expected)
    assert page.commands.orders == []


@pytest.mark.parametrize(
    "path", ["/static/../", "/staticx", "/signin/x", "/healthz/", "//static/page.css", "/signing"]
)
def test_what_only_looks_like_a_public_path_is_none(
    opened: Any, archive: Path, password_hash: str, path: str
) -> None:
    page = opened(archive, Web(password_hash=password_hash), routes=OTHERS)
    answer = page.get(path)
    assert answer.status_code in (303, 401, 404)
    assert "harbour" not in answer.text.lower()


def test_a_proxy_says_who_is_there(opened: Any, archive: Path) -> None:
    page = opened(archive, Web(user_header="X-Forwarded-User", trusted_proxies=(PROXY,)))
    assert page.get("/").status_code == 401
    assert page.get("/", X_Forwarded_User="alice").status_code == 200
    assert page.get("/").status_code == 401, "each request must come through the proxy"


def test_the_header_of_a_peer_that_is_no_trusted_proxy_opens_nothing(
    opened: Any, archive: Path
) -> None:
    elsewhere = (ip_network("192.0.2.8"), ip_network("127.0.0.1"))
    page = opened(archive, Web(user_header="X-User", trusted_proxies=elsewhere))
    assert page.get("/", X_User="alice").status_code == 401
    assert page.get("/", X_User="alice", X_Forwarded_For="127.0.0.1").status_code == 401


def test_beside_a_password_the_header_opens_nothing(
    opened: Any, archive: Path, password_hash: str
) -> None:
    web = Web(password_hash=password_hash, user_header="X-User", trusted_proxies=(PROXY,))
    page = opened(archive, web)
    assert page.get("/", X_User="alice").status_code == 303
    page.get("/signin", X_User="alice")
    page.post("/signin", {"password": "correct horse battery staple"}, X_User="alice")
    assert page.get("/", X_User="alice").status_code == 200
    assert page.get("/").status_code == 200, "the password opened it"
    assert page.get("/", X_User="bob").status_code == 303, "the session is alice's"


def test_no_header_lets_anybody_in_where_none_is_named(
    opened: Any, archive: Path, password_hash: str
) -> None:
    page = opened(archive, Web(password_hash=password_hash))
    assert page.get("/", X_Forwarded_User="alice", Remote_User="alice").status_code == 303


def test_a_link_from_elsewhere_costs_nobody_their_session(browser: Any) -> None:
    """The browser holds the strict cookie back: it is let ask again, and gets no new one."""
    browser.get("/")
    kept = browser.cookies
    browser.cookies = type(kept)()
    elsewhere = {"sec_fetch_site": "cross-site", "sec_fetch_dest": "document"}
    answer = browser.get('/search?q=a"b', **elsewhere)
    assert "set-cookie" not in answer.headers
    assert 'content="0;url=/search?q=a%22b"' in answer.text
    assert 'content="0;url=/"' in browser.get("//evil.example/", **elsewhere).text
    browser.cookies = kept
    assert "Who says what" in browser.get("/search", **elsewhere).text


def test_what_a_guarded_page_shows_is_kept_by_no_cache(browser: Any) -> None:
    assert browser.get("/").headers["cache-control"] == "no-store"
