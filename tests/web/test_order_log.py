"""Who ordered what is recorded, under the name that signed in."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from benchmarks.page import sample
from monitor.errors import StoreFull
from monitor.store.orders import Order
from monitor.watchlist import Web
from monitor.web.passwords import hashed

PASSWORD = "correct horse battery staple"
WATCH = "harbour-post/privacy-policy"
CLIENT = "192.0.2.7"


def guarded() -> Web:
    return Web(
        password_hash=str(hashed(PASSWORD)), user_header="X-User",
        trusted_proxies=(ip_network(CLIENT),),
    )  # fmt: skip


def test_orders_are_recorded_and_logged_with_the_proxys_user(opened: Any, archive: Path) -> None:
    page = opened(archive, guarded())
    with capture_logs() as lines:
        page.get("/signin", X_User="alice")
        page.post("/signin", {"password": PASSWORD}, X_User="alice")
        page.get(f"/watch/{WATCH}", X_User="alice")
        page.post(f"/watch/{WATCH}/check", X_User="alice")
        page.post("/signout", X_User="alice")
    orders = [("sign in", ""), ("check", WATCH), ("sign out", "")]
    assert page.orders.given == [
        Order(sample.NOW, "alice", CLIENT, name, watch) for name, watch in orders
    ]
    ordered = [line for line in lines if line["event"] == "ordered"]
    assert [(line["order"], line["watch"]) for line in ordered] == orders
    assert {(line["user"], line["client"]) for line in ordered} == {("alice", CLIENT)}


def test_a_wrong_password_is_recorded_with_the_address(opened: Any, archive: Path) -> None:
    page = opened(archive, guarded())
    page.get("/signin")
    page.post("/signin", {"password": "a guess"})
    assert page.orders.given == [Order(sample.NOW, "anonymous", CLIENT, "sign in refused")]


def test_a_refused_order_is_not_recorded(browser: Any) -> None:
    browser.get(f"/watch/{WATCH}")
    browser.post(f"/watch/{WATCH}/resume")
    browser.post(f"/watch/{WATCH}/unmute")
    assert browser.orders.given == [Order(sample.NOW, "anonymous", CLIENT, "unmute", WATCH)]


def test_a_full_disk_keeps_nobody_from_signing_in(opened: Any, archive: Path) -> None:
    page = opened(archive, guarded())
    page.orders.error = StoreFull(archive, "no room")
    page.get("/signin")
    with capture_logs() as lines:
        assert page.post("/signin", {"password": PASSWORD}).status_code == 303
    assert [line["event"] for line in lines] == ["ordered", "order_not_recorded"]
