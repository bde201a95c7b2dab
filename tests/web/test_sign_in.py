"""Signing in: one password, few tries, a cookie that nothing else reads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.page.sample import NOW
from monitor.watchlist import Web
from monitor.web.attempts import MOST, WITHIN
from monitor.web.local_links import local_path
from monitor.web.passwords import hashed
from monitor.web.session import COOKIE, LASTS

PASSWORD = "correct horse battery staple"


@pytest.fixture(scope="module")
def web() -> Web:
    return Web(password_hash=str(hashed(PASSWORD)))


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Any:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(opened: Any, archive: Path, web: Web, clock: Clock) -> Any:
    return opened(archive, web, clock=clock)


def sign_in(page: Any, password: str = PASSWORD, wanted: str = "/") -> Any:
    page.get("/signin")
    return page.post("/signin", {"password": password, "next": wanted})


def test_who_asks_for_a_page_is_led_to_the_door_and_back(page: Any) -> None:
    answer = page.get("/search?q=a+b")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/signin?next=/search%3Fq%3Da%2Bb"
    assert 'value="/search?q=a+b"' in page.get(answer.headers["location"]).text
    assert sign_in(page, wanted="/search?q=a+b").headers["location"] == "/search?q=a+b"
    assert page.get("/").status_code == 200


def test_a_wrong_password_opens_nothing(page: Any) -> None:
    answer = sign_in(page, "wrong")
    assert answer.status_code == 403
    assert "This is not the password" in answer.text
    assert page.get("/").status_code == 303


def test_after_a_few_wrong_passwords_even_the_right_one_must_wait(page: Any, clock: Clock) -> None:
    for _ in range(MOST):
        assert sign_in(page, "wrong").status_code == 403
    assert sign_in(page).status_code == 429
    clock.now += WITHIN
    assert sign_in(page).status_code == 303


def test_the_cookie_is_out_of_reach(page: Any) -> None:
    """Not for scripts, not sent along from other sites, not for ever."""
    cookie = sign_in(page).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "SameSite=Strict", "Path=/", f"Max-Age={LASTS.seconds}"):
        assert part in cookie


def test_a_session_ends_by_itself(page: Any, clock: Clock) -> None:
    sign_in(page)
    clock.now += LASTS - timedelta(seconds=1)
    assert page.get("/").status_code == 200
    clock.now += timedelta(seconds=1)
    assert page.get("/").status_code == 303


def test_signing_out_ends_it(page: Any) -> None:
    sign_in(page)
    page.get("/")
    assert page.post("/signout").headers["location"] == "/signin"
    assert page.get("/").status_code == 303


def test_a_new_password_or_folder_makes_sessions_void(
    page: Any, opened: Any, archive: Path, web: Web
) -> None:
    sign_in(page)
    changed = Web(password_hash=str(hashed("another password here")))
    for other in (opened(archive, changed), opened(archive, web, key=b"x" * 32)):
        other.cookies = page.cookies
        assert other.get("/").status_code == 303


@pytest.mark.parametrize(
    "cookie", ["", ".", "a.b.c.d", "a.b.9999999999." + "0" * 64, "é", "x" * 5000]
)
def test_a_made_up_cookie_is_none(page: Any, cookie: str) -> None:
    assert page.get("/", cookie=f"{COOKIE}={cookie}".encode("latin-1")).status_code == 303


def test_a_session_is_signed_in_only_by_the_password(page: Any) -> None:
    """The cookie of somebody who merely looked at the door opens nothing."""
    page.get("/signin")
    assert COOKIE in page.cookies
    assert page.get("/").status_code == 303


def test_signing_in_makes_a_new_session(page: Any) -> None:
    """So that a session planted beforehand is worth nothing."""
    page.get("/signin")
    before = page.cookies[COOKIE]
    sign_in(page)
    assert page.cookies[COOKIE].split(".")[0] != before.split(".")[0]


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "",
     "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "evil", "/é"],
)  # fmt: skip
def test_the_door_leads_nowhere_else(page: Any, elsewhere: str) -> None:
    assert sign_in(page, wanted=elsewhere).headers["location"] == "/"
    assert local_path(elsewhere, "/") == "/"


def test_without_a_password_there_is_no_door(browser: Any) -> None:
    assert browser.get("/signin").status_code == 404
