"""The table of orders: add one, and read them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from monitor.errors import StoreDamaged
from monitor.store.codec import moment, pack, sha256, stamp, unpack
from monitor.store.compression import ZstdError
from monitor.store.error_translation import understanding
from monitor.store.orders import MOST_A_DAY, Order, OrderRow
from monitor.store.snapshots.log_files import LogFiles, orders_name
from monitor.store.sqlite import log_table
from monitor.store.sqlite.connection import transaction
from monitor.store.sqlite.query_base import QueryBase
from monitor.transparency.entries import OrdersEntry, order_line

_NEWEST: Final = "SELECT * FROM orders WHERE number < ? ORDER BY number DESC LIMIT ?"
_ALL: Final = 2**62
_TODAY: Final = "SELECT count(*) FROM orders WHERE name = ? AND at >= ?"
_ADD: Final = """
INSERT INTO orders SELECT max(coalesce(max(number), 0), ?) + 1, ?, ?, ?, ?, ? FROM orders
"""
_OPEN: Final = """
SELECT number, at, user, origin, name, watch FROM orders
WHERE number > ? AND number <= (SELECT max(number) FROM orders WHERE at < ?) ORDER BY number
"""
_RANGE: Final = """
SELECT number, at, user, origin, name, watch FROM orders
WHERE number BETWEEN ? AND ? ORDER BY number
"""

_RESTORE: Final = "INSERT OR IGNORE INTO orders VALUES (?, ?, ?, ?, ?, ?)"

_TABLES: Final = "SELECT count(*) FROM sqlite_master WHERE name = 'orders'"

_ASKED: Final = "order for the daemon: "
"""Prefix of the keys of orders that wait for the process that holds the folder; never renamed."""


class SqliteOrders:
    """Implements `orders.Orders`; SQLite serialises it with other processes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def record(self, order: Order) -> None:
        """Add an order durably; ignore it once its day has `MOST_A_DAY` of its name."""
        with transaction(self._connection, self._path) as connection:
            if _exists(connection):  # a daemon of an earlier release may run on an older index
                add(connection, order)

    def leave(self, order: Order) -> None:
        """Leave an order for the process that holds the folder; a later one of a watch replaces it."""
        with transaction(self._connection, self._path) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO key_values VALUES (?, ?)",
                (_ASKED + order.watch, pack(order)),
            )

    def left(self) -> tuple[Order, ...]:
        """Return the orders that were left."""
        with understanding(self._path):
            rows = self._connection.execute(
                "SELECT value FROM key_values WHERE key > ? AND key < ?",
                (_ASKED, _ASKED + "\U0010ffff"),
            )
            return tuple(unpack(row[0], Order) for row in rows.fetchall())

    def withdraw(self, watch: str) -> None:
        """Delete the order that was left for a watch."""
        with transaction(self._connection, self._path) as connection:
            withdraw(connection, watch)


class OrderTableQueries(QueryBase):
    """Implements `orders.OrderQueries`."""

    def orders(self, limit: int = 100, before: int | None = None) -> tuple[OrderRow, ...]:
        """Return orders, newest first; with `before`, only those of a lower number."""
        if not self._number(_TABLES):
            return ()  # the index of an earlier release
        return self._all(_order_row, _NEWEST, _ALL if before is None else before, limit)

    def order_lines(self, first: int, last: int) -> bytes:
        """Return the orders of these numbers, as their roll lists them."""
        rows = self._all(tuple, _RANGE, first, last)
        return b"".join(order_line(*row) for row in rows)


def open_orders(connection: sqlite3.Connection, today: str) -> list[tuple[int, str, bytes]]:
    """Return number, time and line of the orders before today that no roll holds yet."""
    rows = connection.execute(_OPEN, (log_table.last_order(connection), today)).fetchall()
    return [(row["number"], row["at"], order_line(*row)) for row in rows]


def catch_up(connection: sqlite3.Connection, files: LogFiles) -> None:
    """Add the orders of rolls beyond the index, which may be an old backup or new.

    A roll that cannot be read, or is not the one in the log, is left out: `verify` reports it.
    """
    (newest,) = connection.execute("SELECT coalesce(max(number), 0) FROM orders").fetchone()
    for entry in log_table.of_watch(connection, log_table.ORDERS):
        if isinstance(entry, OrdersEntry) and entry.last > newest:
            with suppress(StoreDamaged, ZstdError):
                roll = files.roll(orders_name(entry.last))
                if sha256(roll) == entry.roll:
                    rows = map(json.loads, roll.splitlines())
                    connection.executemany(_RESTORE, rows)


def withdraw(connection: sqlite3.Connection, watch: str) -> None:
    """Delete the order that was left for a watch, within the caller's transaction."""
    connection.execute("DELETE FROM key_values WHERE key = ?", (_ASKED + watch,))


def add(connection: sqlite3.Connection, order: Order) -> None:
    """Add an order within the caller's transaction, unless its day has enough of its name."""
    at, most = stamp(order.at), MOST_A_DAY.get(order.name)
    if most is not None:
        (today,) = connection.execute(_TODAY, (order.name, at[:10])).fetchone()
        if today >= most:
            return
    closed = log_table.last_order(connection)
    connection.execute(_ADD, (closed, at, order.user, order.origin, order.name, order.watch))


def _exists(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute(_TABLES).fetchone()[0])


def _order_row(row: sqlite3.Row) -> OrderRow:
    order = Order(moment(row["at"]), row["user"], row["origin"], row["name"], row["watch"])
    return OrderRow(row["number"], order)
