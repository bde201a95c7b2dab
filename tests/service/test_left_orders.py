"""What a command left for the daemon is carried out at a tick, once, and not during a reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from monitor.errors import StoreFull
from monitor.service.application import Application
from monitor.service.daemon_commands import DaemonCommands
from monitor.service.left_orders import LeftOrders
from monitor.service.manual_pauses import paused_by_hand
from monitor.store.orders import BEGIN_ANEW, COMMAND_LINE, FORGET, Order
from monitor.watchlist import Watchlist

ID = "harbour-post/privacy-policy"
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
ORDER = Order(NOW, "alice", COMMAND_LINE, FORGET, ID)

Run = Callable[[Watchlist, Any], Any]


def ordered(listed: Watchlist, run: Run, order: Order, then: Callable[[Application], Any]) -> Any:
    """Leave an order, let the chore run once, and look."""

    async def carry_out(commands: DaemonCommands, application: Application) -> Any:
        commands.pause(ID)
        application.store.orders.leave(order)
        LeftOrders(application.store.orders, application).kick(NOW)
        return then(application)

    return run(listed, carry_out)


def test_a_watch_is_forgotten_and_watched_no_longer(listed: Watchlist, run: Run) -> None:
    def look(application: Application) -> None:
        assert application.store.query.status(ID) is None
        assert ID not in {watch.id for watch in application.watchlist.watches}
        assert application.store.orders.left() == ()
        assert application.store.query.orders()[0].order == ORDER
        assert ID not in paused_by_hand(application.store)

    ordered(listed, run, ORDER, look)


def test_or_begins_anew_where_the_watchlist_lists_it_paused_if_it_was(
    listed: Watchlist, run: Run
) -> None:
    def look(application: Application) -> None:
        status = application.store.query.status(ID)
        assert status is not None
        assert (status.state, status.head, status.last_read) == ("paused", 0, None)
        assert ID in {watch.id for watch in application.watchlist.watches}

    ordered(listed, run, replace(ORDER, name=BEGIN_ANEW), look)


def test_an_order_that_cannot_be_carried_out_is_logged_once(listed: Watchlist, run: Run) -> None:
    with capture_logs() as lines:
        ordered(
            listed, run, replace(ORDER, watch="nobody/nothing"),
            lambda application: LeftOrders(application.store.orders, application).kick(NOW),
        )  # fmt: skip
    refused = [line for line in lines if line["event"] == "order_refused"]
    assert [line["reason"] for line in refused] == ["nothing is stored of nobody/nothing"]


class Fake:
    """An application that is busy, or has no room."""

    def __init__(self, watchlist: Watchlist, *, busy: bool = False) -> None:
        self.watchlist = watchlist
        self.busy = busy
        self.orders = [ORDER]

    def left(self) -> tuple[Order, ...]:
        return tuple(self.orders)

    def is_being_read(self, watch: str) -> bool:
        assert watch == ID
        return self.busy

    def forget(self, _order: Order) -> Any:
        raise StoreFull(Path("snapshots"), "no room")

    def withdraw(self, _watch: str) -> None:
        self.orders.clear()


def test_a_reading_in_progress_ends_first(listed: Watchlist) -> None:
    fake: Any = Fake(listed, busy=True)
    LeftOrders(fake, fake).kick(NOW)
    assert fake.orders == [ORDER]


def test_without_room_it_is_tried_again(listed: Watchlist) -> None:
    fake: Any = Fake(listed)
    with pytest.raises(StoreFull):
        LeftOrders(fake, fake).kick(NOW)
    assert fake.orders == [ORDER]
