"""Carry out the orders that commands left for the running daemon."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Protocol

import structlog

from monitor.errors import MonitorError, StoreFull
from monitor.store.orders import BEGIN_ANEW, Order, Orders
from monitor.store.upkeep import Forgotten
from monitor.watchlist import Watchlist

log = structlog.get_logger(__name__)


class Forgetter(Protocol):
    """The part of the application that these orders need."""

    watchlist: Watchlist

    def forget(self, order: Order) -> Forgotten:
        """Forget the order's watch."""
        ...

    def is_being_read(self, watch: str) -> bool:
        """Return whether a reading of the watch is in progress."""
        ...

    def reload(self, watchlist: Watchlist) -> None:
        """Watch what this watchlist lists."""


class LeftOrders:
    """A chore of the daemon: a watch that is being read is forgotten at a later tick."""

    def __init__(self, orders: Orders, application: Forgetter) -> None:
        self._orders = orders
        self._application = application

    def kick(self, _now: datetime) -> None:
        """Carry out what was left; a full store is tried again, any other refusal is logged."""
        for order in self._orders.left():
            if self._application.is_being_read(order.watch):
                continue
            try:
                told = self._application.forget(order)
                log.info("forgotten", watch=order.watch, user=order.user, versions=told.versions)
            except StoreFull:
                raise
            except MonitorError as error:
                self._orders.withdraw(order.watch)
                log.warning("order_refused", order=order.name, watch=order.watch, reason=str(error))
                continue
            self._watch_on(order)

    def _watch_on(self, order: Order) -> None:
        """Watch it no longer, or as if it was just added; the watchlist in memory may be older."""
        watchlist = self._application.watchlist
        if order.name != BEGIN_ANEW:
            kept = tuple(watch for watch in watchlist.watches if watch.id != order.watch)
            watchlist = replace(watchlist, watches=kept)
        self._application.reload(watchlist)
