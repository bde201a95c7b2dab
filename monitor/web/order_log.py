"""Record who ordered what on the status page, from where, and when."""

from __future__ import annotations

from typing import Final

import structlog
from starlette.requests import Request

from monitor.errors import StoreFull
from monitor.store.orders import Order, OrderRecord
from monitor.web.request_context import Clock

NOBODY: Final = "anonymous"
"""The user of a page that asks nobody to sign in."""

LONGEST: Final = 200
"""Characters that are recorded of a user or an address."""

log = structlog.get_logger(__name__)


class OrderLog:
    """Writes each order into the log and the store's record of orders."""

    def __init__(self, orders: OrderRecord, clock: Clock) -> None:
        self._orders = orders
        self._clock = clock

    def add(self, name: str, user: str, watch: str, client: str) -> None:
        """Add an order. A store without room is logged: it must not keep anybody from signing in."""
        log.info("ordered", order=name, user=user, watch=watch, client=client)
        order = Order(self._clock(), user[:LONGEST], client[:LONGEST], name, watch)
        try:
            self._orders.record(order)
        except StoreFull as error:
            log.warning("order_not_recorded", path=str(error.path), problem=error.problem)


def log_order(request: Request, order: str, user: str, watch: str = "") -> None:
    """Record an order that was carried out (`check` of a watch, `sign in`), or a refused sign-in."""
    order_log: OrderLog = request.app.state.order_log
    order_log.add(order, user or NOBODY, watch, request.state.client)
