"""Who is signed in is listed, and is signed out at once: a copied cookie opens nothing any more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks.page.sample import NOW
from monitor.errors import StoreError
from monitor.store.sessions import Sessions
from monitor.watchlist import Web
from monitor.web.passwords import hashed
from monitor.web.session import COOKIE

PASSWORD = "correct horse battery staple"
WEB = Web(password_hash=str(hashed(PASSWORD)))
PROXY = (ip_network("192.0.2.7"),)


@pytest.fixture
def page(opened: Callable[..., Any], archive: Path) -> Any:
    return opened(archive, WEB)


def sign_in(page: Any, **headers: str) -> str:
    """Signs a browser without cookies in; returns its cookie."""
    page.cookies = httpx.Cookies()
    page.get("/signin")
    assert page.post("/signin", {"password": PASSWORD}, **headers).status_code == 303
    value: str = page.cookies[COOKIE]
    return value


def use(page: Any, cookie: str) -> None:
    page.cookies = httpx.Cookies({COOKIE: cookie})


def opens(page: Any, cookie: str) -> bool:
    use(page, cookie)
    return bool(page.get("/").status_code == 200)


def ids(text: str) -> list[str]:
    return re.findall(r'name="session" value="(\w+)"', text)


def test_the_list_tells_name_times_and_address(opened: Any, archive: Path) -> None:
    moments = [NOW]
    web = Web(password_hash=WEB.password_hash, user_header="X-User", trusted_proxies=PROXY)
    page = opened(archive, web, clock=lambda: moments[-1])
    sign_in(page, X_User="<alice>", X_Forwarded_For="198.51.100.9")
    moments.append(NOW + timedelta(hours=2))
    answer = page.get("/sessions", X_User="<alice>")
    rows = answer.text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert rows.count("<tr>") == 1
    for words in ("&lt;alice&gt;", "this session", "198.51.100.9"):
        assert words in rows
    shown = re.findall(r'<time datetime="(.*?)"', rows)
    assert shown == [f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in moments]
    assert answer.headers["cache-control"] == "no-store"


def test_no_session_can_be_taken_over_with_what_the_list_shows(page: Any) -> None:
    cookie = sign_in(page)
    text = page.get("/sessions").text
    assert cookie.split(".")[0] not in text
    assert cookie not in text


def test_another_session_is_signed_out_at_once(page: Any) -> None:
    thief, owner = sign_in(page), sign_in(page)
    listed = ids(page.get("/sessions").text)
    assert len(listed) == 2
    use(page, thief)
    other = next(one for one in listed if f'value="{one}"' in row_of_this(page))
    use(page, owner)
    page.get("/sessions")
    answer = page.post("/sessions/revoke", {"session": other})
    assert answer.headers["location"] == "/sessions?done=revoke"
    assert ids(page.get("/sessions?done=revoke").text) == [one for one in listed if one != other]
    assert not opens(page, thief)
    assert opens(page, owner)


def row_of_this(page: Any) -> str:
    """The row of the browser's own session."""
    rows: list[str] = page.get("/sessions").text.split("<tr>")
    return next(row for row in rows if "this session" in row)


def test_ones_own_session_too(page: Any) -> None:
    cookie = sign_in(page)
    (own,) = ids(page.get("/sessions").text)
    assert page.post("/sessions/revoke", {"session": own}).headers["location"] == "/signin"
    assert not opens(page, cookie)


def test_signing_out_everywhere_ends_every_session(page: Any) -> None:
    cookies = [sign_in(page) for _ in range(3)]
    page.get("/sessions")
    assert page.post("/sessions/revoke-all").headers["location"] == "/signin"
    assert [opens(page, cookie) for cookie in cookies] == [False] * 3


def test_signing_out_ends_the_copies_of_the_cookie(page: Any) -> None:
    cookie = sign_in(page)
    page.get("/")
    page.post("/signout")
    assert not opens(page, cookie)


def test_signing_in_again_ends_the_browsers_former_session(page: Any) -> None:
    former = sign_in(page)
    page.get("/signin")
    page.post("/signin", {"password": PASSWORD})
    assert page.cookies[COOKIE] != former
    assert not opens(page, former)


def test_a_password_that_changed_and_changed_back_opens_no_old_session(
    page: Any, opened: Any, archive: Path
) -> None:
    """The signature fits again: the row is gone."""
    cookie = sign_in(page)
    assert opens(opened(archive, WEB), cookie), "a restart keeps it"
    opened(archive, Web(password_hash=str(hashed("another password here"))))
    assert not opens(opened(archive, WEB), cookie)


def test_what_is_revoked_stays_a_form_of_this_page(page: Any) -> None:
    cookie = sign_in(page)
    listed = ids(page.get("/sessions").text)
    for path in ("/sessions/revoke", "/sessions/revoke-all"):
        assert page.post(path, {"session": listed[0], "token": "0" * 64}).status_code == 403
        elsewhere = page.post(path, {"session": listed[0]}, origin="https://evil.example")
        assert elsewhere.status_code == 403
        assert page.get(path).status_code == 405
    assert opens(page, cookie)


@pytest.mark.parametrize("session", ["", "0" * 64, "é", "' OR 1=1", "x" * 5000])
def test_a_session_that_is_gone_gets_the_same_answer(page: Any, session: str) -> None:
    cookie = sign_in(page)
    page.get("/sessions")
    answer = page.post("/sessions/revoke", {"session": session})
    assert answer.headers["location"] == "/sessions?done=revoke"
    assert opens(page, cookie)
    assert [order.name for order in page.orders.given] == ["sign in"]


def test_revoking_is_recorded(page: Any) -> None:
    sign_in(page)
    (own,) = ids(page.get("/sessions").text)
    page.post("/sessions/revoke", {"session": own})
    sign_in(page)
    page.get("/sessions")
    page.post("/sessions/revoke-all")
    orders = [(order.name, order.user, order.watch) for order in page.orders.given]
    signed_in = ("sign in", "reader", "")
    revoked = ("revoke session", "reader", own[:12])
    assert orders == [signed_in, revoked, signed_in, ("revoke all sessions", "reader", "")]


@pytest.mark.parametrize(
    ("web", "words"),
    [
        (Web(), "asks nobody to sign in"),
        (Web(user_header="X-User", trusted_proxies=PROXY), "end them at the proxy"),
    ],
)
def test_without_a_password_the_page_says_why_there_are_no_sessions(
    opened: Any, archive: Path, web: Web, words: str
) -> None:
    page = opened(archive, web)
    answer = page.get("/sessions", X_User="alice")
    assert words in answer.text
    assert "/signout" not in answer.text, "there is nothing to sign out of here"
    page.get("/", X_User="alice")
    assert page.post("/sessions/revoke-all", X_User="alice").status_code == 404


def test_a_store_that_does_not_answer_lets_nobody_in(
    page: Any, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = sign_in(page)

    def fail(*_: object) -> bool:
        raise StoreError(Path("sessions.sqlite"), "busy")

    monkeypatch.setattr(sessions, "use", fail)
    use(page, cookie)
    assert page.get("/").status_code == 503
    page.cookies = httpx.Cookies()
    assert page.get("/").status_code == 303
