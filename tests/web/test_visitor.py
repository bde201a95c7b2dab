"""What a request's headers say about its sender is believed from a trusted proxy alone."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from monitor.watchlist import Web
from monitor.web.access_rules import access_rules
from monitor.web.attempts import MOST
from monitor.web.passwords import hashed
from monitor.web.session import COOKIE
from monitor.web.visitor import Visitor, visitor_of

PROXY = "10.0.0.1"
PASSWORD = "correct horse battery staple"
RULES = access_rules(Web(user_header="X-User", trusted_proxies=(ip_network(PROXY),)))
BEHIND = Web(password_hash=str(hashed(PASSWORD)), trusted_proxies=(ip_network("192.0.2.7"),))
"""A page whose tests come from a trusted proxy."""


def visitor(*headers: tuple[str, str], peer: str = PROXY) -> Visitor:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    return visitor_of(Request({"type": "http", "headers": raw, "client": (peer, 4711)}), RULES)


TOLD = (("x-forwarded-for", "192.0.2.9"), ("x-forwarded-proto", "https"), ("x-user", "alice"))


def test_a_trusted_proxy_is_believed_and_nobody_else() -> None:
    assert visitor(*TOLD) == Visitor("192.0.2.9", https=True, user="alice")
    assert visitor(*TOLD, peer="10.0.0.2") == Visitor("10.0.0.2", https=False, user="")
    assert visitor() == Visitor(PROXY, https=False, user="")


@pytest.mark.parametrize(
    ("lines", "https"),
    [
        (["https"], True), (["HTTPS "], True), (["http"], False), ([""], False), (["httpss"], False),
        (["https", "http"], False), (["http", "https"], True), (["https, http"], False),
    ],
)  # fmt: skip
def test_of_several_schemes_the_proxys_own_counts(lines: list[str], https: bool) -> None:
    """It appends, as a line or to the list: what stands before is the client's."""
    assert visitor(*(("x-forwarded-proto", line) for line in lines)).https is https


def test_the_proxys_own_line_names_the_client() -> None:
    """A proxy that appends a line leaves the client's line above it."""
    lines = (("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", "192.0.2.9"))
    assert visitor(*lines).address == "192.0.2.9"


def test_two_users_are_nobody() -> None:
    assert visitor(("x-user", "root"), ("x-user", "alice")).user == ""
    assert len(visitor(("x-user", "a" * 500)).user) == 200


def test_behind_https_every_cookie_is_held_to_this_host(opened: Any, archive: Path) -> None:
    page = opened(archive, BEHIND)
    answer = page.get("/signin?lang=fr", X_Forwarded_Proto="https")
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-policy-monitor")
        assert cookie.endswith("; HttpOnly; SameSite=Strict; Secure")
        assert "Domain" not in cookie
        assert "; Path=/; " in cookie


def test_who_is_no_trusted_proxy_cannot_claim_https(opened: Any, archive: Path) -> None:
    page = opened(archive, Web())
    assert page.get("/", X_Forwarded_Proto="https").headers["set-cookie"].startswith(f"{COOKIE}=")


def test_over_https_a_cookie_without_the_prefix_opens_nothing(opened: Any, archive: Path) -> None:
    """A sibling domain can plant one: neither it nor its value under the other name is accepted."""
    page = opened(archive, BEHIND)
    page.get("/signin")
    page.post("/signin", {"password": PASSWORD})
    value = page.cookies[COOKIE]
    assert page.get("/").status_code == 200
    page.cookies.clear()
    for name in (COOKIE, f"__Host-{COOKIE}"):
        sent = {"cookie": f"{name}={value}", "X_Forwarded_Proto": "https"}
        assert page.get("/", **sent).status_code == 303


def test_signing_in_works_over_https(opened: Any, archive: Path) -> None:
    page = opened(archive, BEHIND)
    secure = {"X_Forwarded_Proto": "https"}

    def held(answer: Any) -> dict[str, str]:
        return {"cookie": answer.headers["set-cookie"].partition(";")[0]}

    seen = held(page.get("/signin", **secure))
    form = {"password": PASSWORD}
    plain = page.post("/signin", form, **secure, **seen)
    assert plain.status_code == 403, "the form came from a page of plain HTTP"
    origin = {"origin": "https://127.0.0.1:8321"}
    answer = page.post("/signin", form, **secure, **seen, **origin)
    assert answer.status_code == 303
    assert page.get("/", **secure, **held(answer)).status_code == 200


def test_wrong_passwords_delay_the_client_and_not_the_proxy(opened: Any, archive: Path) -> None:
    page = opened(archive, BEHIND)
    page.get("/signin")

    def try_from(address: str, password: str) -> int:
        forwarded = {"X_Forwarded_For": f"198.51.100.1, {address}"}
        status: int = page.post("/signin", {"password": password}, **forwarded).status_code
        return status

    for _ in range(MOST):
        assert try_from("192.0.2.9", "wrong") == 403
    assert try_from("192.0.2.9", PASSWORD) == 429
    assert try_from("192.0.2.10", PASSWORD) == 303


def test_on_a_socket_whoever_connects_is_the_proxy_if_it_is_named() -> None:
    """A peer without an address is no proxy anywhere else, whatever the list says."""
    raw = [(name.encode(), value.encode()) for name, value in TOLD]
    request = Request({"type": "http", "headers": raw, "client": None})
    path = Path("/run/policy-monitor/page.sock")
    socket = Web(user_header="X-User", socket=path, trusted_proxies=("unix:",))
    told = Visitor("192.0.2.9", https=True, user="alice")
    assert visitor_of(request, access_rules(socket)) == told
    nobody = Visitor("unix:", https=False, user="")
    for web in (
        Web(user_header="X-User", socket=path, trusted_proxies=(ip_network(PROXY),)),
        Web(user_header="X-User", trusted_proxies=("unix:",)),
    ):
        assert visitor_of(request, access_rules(web)) == nobody


def test_a_client_cannot_name_itself_the_socket() -> None:
    rules = access_rules(Web(trusted_proxies=("unix:", ip_network(PROXY))))
    assert rules.client(PROXY, "198.51.100.1, unix:") == "unix:"
