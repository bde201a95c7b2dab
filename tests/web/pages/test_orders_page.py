"""Who ordered what is listed, newest first, a hundred at a time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.page import sample
from monitor.store.orders import COMMAND_LINE, Order
from monitor.watchlist import Web
from monitor.web.pages.orders_page import MOST, ORDER_WORDS
from monitor.web.passwords import hashed
from tests.web.page_reading import HARBOUR, parsed, words
from tests.web.unsynced import unsynced_store

WATCH = HARBOUR.removeprefix("/watch/")
CHECK = Order(sample.NOW, "<alice>", "192.0.2.7", "check", WATCH)


def page_of(opened: Any, root: Path, *orders: Order) -> Any:
    with unsynced_store(root) as store:
        store.sync_watches(sample.WATCHES, sample.NOW)
        for order in orders:
            store.orders.record(order)
    return opened(root)


def cells(answer: Any) -> list[list[str]]:
    rows = parsed(answer).css(".ordered tbody tr")
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in rows]


def test_each_order_tells_what_about_what_who_where_and_when(opened: Any, tmp_path: Path) -> None:
    forget = Order(sample.NOW, "root", COMMAND_LINE, "forget", "gone/terms")
    later = Order(sample.NOW, "anonymous", "192.0.2.9", "an order of tomorrow")
    page = page_of(opened, tmp_path, CHECK, forget, later)
    answer = page.get("/orders")
    when = "20 November 2026, 09:30 UTC"
    assert [row[:4] for row in cells(answer)] == [
        ["an order of tomorrow", "–", "anonymous", "192.0.2.9"],
        ["Forget", "gone/terms", "root", "command line"],
        ["Check now", WATCH, "<alice>", "192.0.2.7"],
    ]
    assert {row[4] for row in cells(answer)} == {when}
    (link,) = parsed(answer).css(".ordered a")
    assert link.attributes["href"] == HARBOUR


def test_in_french(opened: Any, tmp_path: Path) -> None:
    forget = Order(sample.NOW, "root", COMMAND_LINE, "forget", "gone/terms")
    answer = page_of(opened, tmp_path, forget).get("/orders?lang=fr")
    assert cells(answer)[0][:4] == ["Oublier", "gone/terms", "root", "ligne de commande"]


def test_older_orders_are_a_page_away(opened: Any, tmp_path: Path) -> None:
    orders = [
        Order(sample.NOW + timedelta(minutes=n), f"u{n}", "192.0.2.7", "check", WATCH)
        for n in range(MOST + 2)
    ]
    page = page_of(opened, tmp_path, *orders)
    first = page.get("/orders")
    (older,) = parsed(first).css(".paging a")
    second = page.get(older.attributes["href"])
    told = [row[2] for answer in (first, second) for row in cells(answer)]
    assert told == [order.user for order in reversed(orders)]
    assert [link.text() for link in parsed(second).css(".paging a")] == ["Newest"]


def test_without_orders_it_says_so(browser: Any) -> None:
    assert "Nobody ordered anything yet." in words(browser.get("/orders"))


def test_a_number_that_no_page_made_is_refused(browser: Any) -> None:
    assert browser.get("/orders?before=9999999999").status_code == 400
    assert browser.get("/orders?before=x").status_code == 400


def test_nobody_sees_it_before_signing_in(opened: Any, archive: Path) -> None:
    page = opened(archive, Web(password_hash=str(hashed("secret password"))))
    assert page.get("/orders").headers["location"].startswith("/signin")


def test_every_order_of_this_release_has_words() -> None:
    from monitor.web.actions import ACTIONS

    assert ACTIONS.keys() <= ORDER_WORDS.keys()
