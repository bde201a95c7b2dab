"""The table of orders: add one, and read them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from monitor.store.codec import moment, stamp
from monitor.store.orders import MOST_A_DAY, Order, OrderRow
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.query_base import QueryBase

_NEWEST: Final = "SELECT * FROM orders WHERE number < ? ORDER BY number DESC LIMIT ?"
_ALL: Final = 2**62
_TODAY: Final = "SELECT count(*) FROM orders WHERE name = ? AND at >= ?"
_ADD: Final = """
INSERT INTO orders SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM orders
"""


class SqliteOrders:
    """Implements `orders.Orders`; SQLite serialises it with other processes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def record(self, order: Order) -> None:
        """Add an order durably; ignore it once its day has `MOST_A_DAY` of its name."""
        with transaction(self._connection, self._path) as connection:
            add(connection, order)


class OrderTableQueries(QueryBase):
    """Implements `orders.OrderQueries`."""

    def orders(self, limit: int = 100, before: int | None = None) -> tuple[OrderRow, ...]:
        """Return orders, newest first; with `before`, only those of a lower number."""
        if not self._number("SELECT count(*) FROM sqlite_master WHERE name = 'orders'"):
            return ()  # the index of an earlier release
        return self._all(_order_row, _NEWEST, _ALL if before is None else before, limit)


def add(connection: sqlite3.Connection, order: Order) -> None:
    """Add an order within the caller's transaction, unless its day has enough of its name."""
    at, most = stamp(order.at), MOST_A_DAY.get(order.name)
    if most is not None:
        (today,) = connection.execute(_TODAY, (order.name, at[:10])).fetchone()
        if today >= most:
            return
    connection.execute(_ADD, (at, order.user, order.origin, order.name, order.watch))


def _order_row(row: sqlite3.Row) -> OrderRow:
    order = Order(moment(row["at"]), row["user"], row["origin"], row["name"], row["watch"])
    return OrderRow(row["number"], order)
