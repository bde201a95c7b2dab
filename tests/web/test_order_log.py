"""Who ordered what is logged, under the name that signed in."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from monitor.watchlist import Web
from monitor.web.passwords import hashed

PASSWORD = "correct horse battery staple"
WATCH = "harbour-post/privacy-policy"


def test_orders_are_logged_with_the_proxys_user(opened: Any, archive: Path) -> None:
    web = Web(
        password_hash=str(hashed(PASSWORD)), user_header="X-User",
        trusted_proxies=(ip_network("192.0.2.7"),),
    )  # fmt: skip
    page = opened(archive, web)
    with capture_logs() as lines:
        page.get("/signin", X_User="alice")
        page.post("/signin", {"password": PASSWORD}, X_User="alice")
        page.get(f"/watch/{WATCH}", X_User="alice")
        page.post(f"/watch/{WATCH}/check", X_User="alice")
        page.post("/signout", X_User="alice")
    ordered = [line for line in lines if line["event"] == "ordered"]
    assert [line["order"] for line in ordered] == ["sign in", "check", "sign out"]
    assert {line["user"] for line in ordered} == {"alice"}
    assert ordered[1]["watch"] == WATCH
    assert {line["client"] for line in ordered} == {"192.0.2.7"}


def test_a_refused_order_is_not_logged(browser: Any) -> None:
    browser.get(f"/watch/{WATCH}")
    with capture_logs() as lines:
        browser.post(f"/watch/{WATCH}/resume")
        browser.post(f"/watch/{WATCH}/unmute")
    ordered = [(line["order"], line["user"]) for line in lines if line["event"] == "ordered"]
    assert ordered == [("unmute", "anonymous")]
