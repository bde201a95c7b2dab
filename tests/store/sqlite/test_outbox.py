"""Alerts wait in order, go out once, and are never lost between two daemons."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import UsageError
from monitor.model import Alert
from monitor.store.codec import stamp
from monitor.store.sqlite.connection import connect
from monitor.store.sqlite.outbox import SqliteOutbox
from monitor.store.sqlite.queries import SqliteQueries

MINUTE = timedelta(minutes=1)


@pytest.fixture
def outbox(books: Any) -> SqliteOutbox:
    made: SqliteOutbox = books.store.outbox
    return made


@pytest.fixture
def query(books: Any) -> SqliteQueries:
    made: SqliteQueries = books.store.query
    return made


@pytest.fixture
def put(books: Any) -> Any:
    def put(*names: str, watch: str = "w", channel: str = "team") -> None:
        for name in names:
            alert = Alert(name, watch, channel, "policy.changed", b"{}", books.now)
            books.store.outbox.put(alert)

    return put


def ids(outbox: SqliteOutbox, now: Any, limit: int = 10) -> list[str]:
    return [delivery.alert.id for delivery in outbox.due(now, limit)]


def test_an_alert_is_due_at_once_and_comes_back_as_it_was_put(
    outbox: SqliteOutbox, books: Any
) -> None:
    alert = Alert("a", "w", "team", "test", "é".encode(), books.now)
    outbox.put(alert)
    (delivery,) = outbox.due(books.now, 10)
    assert (delivery.alert, delivery.attempts) == (alert, 0)
    assert outbox.due(books.now - MINUTE, 10) == ()


def test_an_alert_put_twice_goes_out_once_even_when_it_was_sent(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("a", "a")
    assert ids(outbox, books.now) == ["a"]
    outbox.sent("a", books.now)
    put("a")
    assert ids(outbox, books.now) == []


def test_alerts_are_due_in_the_order_they_were_put(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("c", "a", "b")
    assert ids(outbox, books.now) == ["c", "a", "b"]


def test_each_channel_has_its_own_limit(outbox: SqliteOutbox, put: Any, books: Any) -> None:
    put("a", "b", "c")
    put("d", channel="legal")
    assert ids(outbox, books.now, 2) == ["a", "b", "d"]


def test_what_is_leased_is_not_due_and_is_got_by_one_only(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("a")
    assert outbox.lease(("a", "unknown"), books.now + MINUTE) == ("a",)
    assert outbox.lease(("a",), books.now + MINUTE) == ()
    assert ids(outbox, books.now) == []


def test_a_lease_runs_out(outbox: SqliteOutbox, put: Any, books: Any) -> None:
    put("a")
    outbox.lease(("a",), books.now + MINUTE)
    assert ids(outbox, books.now + MINUTE) == ["a"]
    assert outbox.lease(("a",), books.now + 2 * MINUTE) == ("a",)


def test_a_start_ends_all_leases(outbox: SqliteOutbox, put: Any, books: Any) -> None:
    put("a")
    outbox.lease(("a",), books.now + MINUTE)
    assert outbox.release() == 1
    assert ids(outbox, books.now) == ["a"]


def test_a_failure_counts_and_waits(
    outbox: SqliteOutbox, put: Any, books: Any, query: SqliteQueries
) -> None:
    put("a")
    outbox.lease(("a",), books.now + MINUTE)
    outbox.failed("a", "503", books.now + 5 * MINUTE)
    assert ids(outbox, books.now + 4 * MINUTE) == []
    (delivery,) = outbox.due(books.now + 5 * MINUTE, 10)
    assert delivery.attempts == 1
    assert query.alert("a").last_error == "503"


def test_a_watchs_later_alerts_wait_for_its_earlier_ones(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("a1", "a2", watch="a")
    put("b1", watch="b")
    outbox.failed("a1", "503", books.now + MINUTE)
    assert ids(outbox, books.now) == ["b1"]
    assert ids(outbox, books.now + MINUTE) == ["a1", "a2", "b1"]
    outbox.lease(("a1",), books.now + 3 * MINUTE)
    assert ids(outbox, books.now + 2 * MINUTE) == ["b1"]


def test_one_channels_failure_does_not_hold_another(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("a", channel="team")
    put("b", channel="legal")
    outbox.failed("a", "503", books.now + MINUTE)
    assert ids(outbox, books.now) == ["b"]


def test_what_is_dead_holds_nothing_back_and_comes_again_when_asked(
    outbox: SqliteOutbox, put: Any, books: Any, query: SqliteQueries
) -> None:
    put("a", "b")
    outbox.dead("a", "refused for 75 hours", books.now)
    assert ids(outbox, books.now) == ["b"]
    assert (query.alert("a").state, query.alert("a").ended_at) == ("dead", books.now)
    outbox.redeliver("a", books.now)
    assert ids(outbox, books.now) == ["a", "b"]


def test_what_was_sent_can_be_sent_again(outbox: SqliteOutbox, put: Any, books: Any) -> None:
    put("a")
    outbox.sent("a", books.now)
    outbox.redeliver("a", books.now + MINUTE)
    assert ids(outbox, books.now + MINUTE) == ["a"]


def test_what_is_on_its_way_or_unknown_is_not_redelivered(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("a")
    outbox.lease(("a",), books.now + MINUTE)
    for name in ("a", "unknown"):
        with pytest.raises(UsageError, match=name):
            outbox.redeliver(name, books.now)


def test_a_late_failure_does_not_undo_a_success(
    outbox: SqliteOutbox, put: Any, books: Any, query: SqliteQueries
) -> None:
    put("a")
    outbox.sent("a", books.now)
    outbox.failed("a", "too late", books.now)
    outbox.dead("a", "too late", books.now)
    assert query.alert("a").state == "sent"


def test_holding_back_counts_no_attempt(outbox: SqliteOutbox, put: Any, books: Any) -> None:
    put("a")
    outbox.lease(("a",), books.now + MINUTE)
    outbox.hold(("a",), books.now + 9 * MINUTE)
    assert ids(outbox, books.now + 8 * MINUTE) == []
    (delivery,) = outbox.due(books.now + 9 * MINUTE, 10)
    assert delivery.attempts == 0


def test_a_disabled_channels_alerts_wait_until_it_is_enabled(
    outbox: SqliteOutbox, put: Any, books: Any, query: SqliteQueries
) -> None:
    put("a", "b")
    outbox.lease(("a",), books.now + MINUTE)
    outbox.disable("team", "410 Gone")
    outbox.disable("team", "410 Gone again")
    put("c")
    assert ids(outbox, books.now) == []
    assert [(c.name, c.reason) for c in query.disabled_channels()] == [("team", "410 Gone")]
    assert outbox.enable("team")
    assert not outbox.enable("team")
    assert ids(outbox, books.now) == ["a", "b", "c"]


def test_the_oldest_that_waits_is_known(
    outbox: SqliteOutbox, put: Any, books: Any, query: SqliteQueries
) -> None:
    assert query.counts(books.now).oldest_pending is None
    put("a")
    books.now += MINUTE
    put("b")
    assert query.counts(books.now).oldest_pending == books.now - MINUTE
    outbox.sent("a", books.now)
    assert query.counts(books.now).oldest_pending == books.now
    outbox.sent("b", books.now)
    assert query.counts(books.now).oldest_pending is None


def test_another_process_may_put_alerts_beside_the_daemon(
    outbox: SqliteOutbox, books: Any, root: Path
) -> None:
    path = root / "index.sqlite"
    other = connect(path)
    SqliteOutbox(other, path).put(Alert("a", "", "team", "test", b"{}", books.now))
    other.close()
    assert ids(outbox, books.now) == ["a"]


def test_ten_thousand_waiting_alerts_are_looked_through_quickly(
    outbox: SqliteOutbox, books: Any
) -> None:
    """After a day without mail a tick must still be short: measured in steps of SQLite's machine."""
    connection = books.store._connection
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO outbox (id, watch, channel, type, payload, created_at, next_try) "
        "VALUES (?, ?, 'mail', 'policy.changed', x'00', ?, ?)",
        [(f"{n}", f"w{n % 500}", stamp(books.now), stamp(books.now)) for n in range(10_000)],
    )
    thousands = 0

    def count() -> int:
        nonlocal thousands
        thousands += 1
        return 0

    connection.set_progress_handler(count, 1000)
    assert len(outbox.due(books.now, 200)) == 200
    connection.set_progress_handler(None, 0)
    assert thousands < 2000


def test_what_a_clock_that_was_ahead_put_off_is_due_when_it_is_put_right(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    """An attempt failed, another never came back, a third alert was made: all of it ten years ahead."""
    ahead = timedelta(days=3653)
    put("failed")
    put("leased", channel="legal")
    outbox.lease(("failed", "leased"), books.now + ahead)
    outbox.failed("failed", "no answer", books.now + ahead)
    books.now += ahead
    put("made", channel="board")
    books.now -= ahead
    assert ids(outbox, books.now) == []
    books.store.sync_watches((), books.now)
    assert ids(outbox, books.now) == ["failed", "leased", "made"]


def test_what_waits_for_its_time_goes_on_waiting_when_watches_are_taken_up(
    outbox: SqliteOutbox, put: Any, books: Any
) -> None:
    put("weekly")
    outbox.hold(("weekly",), books.now + timedelta(days=7))
    books.store.sync_watches((), books.now)
    assert ids(outbox, books.now) == []
