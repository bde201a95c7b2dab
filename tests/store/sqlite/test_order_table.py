"""Orders are added, never changed, and read newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.store.orders import MOST_A_DAY, SIGN_IN_REFUSED, Order
from monitor.store.sqlite import schema
from monitor.store.sqlite.connection import INDEX
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from tests.store.conftest import NOW

CHECK = Order(NOW, "alice", "192.0.2.7", "check", "ostenz/privacy-policy")


def test_orders_are_read_as_they_were_given_newest_first(
    opened: Callable[..., SqliteStore], root: Path
) -> None:
    store = opened()
    pause = replace(CHECK, at=NOW + timedelta(minutes=1), name="pause", user="bob")
    for order in (CHECK, pause):
        store.orders.record(order)
    with closing(open_queries(root)) as queries:
        assert [row.order for row in queries.orders()] == [pause, CHECK]
        newest, first = queries.orders()
        assert queries.orders(before=newest.number) == (first,)
        assert queries.orders(limit=1) == (newest,)


def test_no_order_can_be_changed(opened: Callable[..., SqliteStore], root: Path) -> None:
    opened().orders.record(CHECK)
    refused = pytest.raises(sqlite3.IntegrityError, match="never changed")
    with closing(sqlite3.connect(root / INDEX)) as connection, refused:
        connection.execute("UPDATE orders SET user = 'mallory'")


def test_strangers_cannot_fill_the_table_and_a_new_day_counts_anew(
    opened: Callable[..., SqliteStore],
) -> None:
    store = opened()
    refused = replace(CHECK, name=SIGN_IN_REFUSED, user="anonymous")
    most = MOST_A_DAY[SIGN_IN_REFUSED]
    for _ in range(most + 5):
        store.orders.record(refused)
    store.orders.record(CHECK)
    assert len(store.query.orders(limit=2 * most)) == most + 1
    store.orders.record(replace(refused, at=NOW + timedelta(days=1)))
    assert len(store.query.orders(limit=2 * most)) == most + 2


def test_the_index_of_an_earlier_release_has_no_orders(root: Path) -> None:
    root.mkdir()
    with closing(sqlite3.connect(root / INDEX)) as connection:
        connection.executescript(schema.TABLES[3])
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    with closing(open_queries(root)) as queries:
        assert queries.orders() == ()
