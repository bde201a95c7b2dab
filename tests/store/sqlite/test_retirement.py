"""What is kept no longer goes, a little per tick; `verify` and `rebuild` know why it is absent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.errors import PageRetired
from monitor.store.backends import backend_of, default_keys
from monitor.store.orders import Order
from monitor.store.retention import Retention
from monitor.store.sqlite import log_table, retirement
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.store.upkeep import Verdict
from monitor.transparency.entries import RetiredEntry
from tests.store.conftest import NOW, Books

WATCH = "ostenz/privacy-policy"
MONTH = timedelta(days=30)
BRIEF = Retention(raw=MONTH, orders=MONTH)
ORDER = Order(NOW, "alice", "192.0.2.7", "check", WATCH)


def verified(root: Path, now: datetime) -> Verdict:
    return backend_of(root).verify(now)


def pages(root: Path) -> list[str]:
    return sorted(path.name for path in (root / WATCH).glob("*.zst"))


def thin(books: Books, now: datetime, retention: Retention = BRIEF, ticks: int = 5) -> None:
    for tick in range(ticks):
        books.store.thin_out(now + timedelta(seconds=tick), retention)


@pytest.fixture
def old(books: Books) -> Books:
    """Four versions, the last two of them a month younger."""
    for number in range(4):
        if number == 2:
            books.now += MONTH
        books.change(WATCH, f"We sell {number}.")
    return books


def test_by_default_raw_pages_are_kept_for_ever(old: Books, root: Path) -> None:
    thin(old, old.now + timedelta(days=9999), Retention())
    assert len(pages(root)) == 4


def test_old_pages_go_and_their_text_and_records_stay(old: Books, root: Path) -> None:
    thin(old, old.now)
    assert len(pages(root)) == 2
    assert len(list((root / WATCH).glob("*.json"))) == len(list((root / WATCH).glob("*.md"))) == 4
    assert old.store.version(WATCH, 1).clauses[0].text == "We sell 0."
    with pytest.raises(PageRetired, match="version 1, is kept no longer"):
        old.store.page(WATCH, 1)
    assert old.store.page(WATCH, 3).body == b"We sell 2."


def test_the_version_that_stands_keeps_its_page_however_old(old: Books, root: Path) -> None:
    thin(old, old.now + timedelta(days=9999))
    assert len(pages(root)) == 1
    assert old.store.page(WATCH, 4).body == b"We sell 3."


def test_verify_and_rebuild_know_that_it_was_retention(old: Books, root: Path) -> None:
    thin(old, old.now)
    old.store.sealing.finish(old.now + timedelta(days=1))
    old.store.close()
    assert (verified(root, old.now).damaged, verified(root, old.now).retired) == ((), 2)
    (root / "index.sqlite").unlink()
    rebuilt = backend_of(root).rebuild(old.now)
    assert (rebuilt.versions, rebuilt.damaged) == (4, ())
    assert verified(root, old.now).damaged == ()


def test_a_page_that_somebody_else_removed_is_damage(old: Books, root: Path) -> None:
    thin(old, old.now)
    (root / WATCH / pages(root)[0]).unlink()
    old.store.close()
    assert len(verified(root, old.now).damaged) == 1


def test_a_retirement_that_the_key_did_not_sign_excuses_nothing(old: Books, root: Path) -> None:
    thin(old, old.now)
    (root / WATCH / pages(root)[0]).unlink()
    forged = RetiredEntry(WATCH, pages(root)[0], "2026-11-22T00:00:00.000000Z")
    log_table.append(old.store._connection, forged)
    old.store.close()
    told = verified(root, old.now).damaged
    assert any("did not sign" in str(error) for error in told)


def test_a_death_between_entry_and_removal_costs_a_day(
    old: Books, root: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[..., SqliteStore]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(old.store.snapshots.files, "remove", _killed)
        with pytest.raises(KeyboardInterrupt):
            thin(old, old.now)
    old.store.close()
    assert len(pages(root)) == 4
    assert verified(root, old.now).damaged == ()
    old.store = opened()
    thin(old, old.now)
    assert len(pages(root)) == 2
    old.store.close()
    assert (verified(root, old.now).damaged, verified(root, old.now).retired) == ((), 2)


def _killed(_path: str) -> None:
    raise KeyboardInterrupt


def test_without_the_key_nothing_is_removed_and_nothing_stops(old: Books, root: Path) -> None:
    old.store.sealing.finish(old.now)
    (default_keys(root) / "log.key").unlink()
    thin(old, old.now)
    assert len(pages(root)) == 4


def test_each_tick_removes_a_few_files(
    books: Books, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retirement, "AT_ONCE", 3)
    for number in range(9):
        books.change(WATCH, f"We sell {number}.")
    books.now += MONTH * 2
    left = []
    for _ in range(4):
        thin(books, books.now, ticks=1)
        left.append(len(pages(root)))
    assert left == [6, 3, 1, 1]


# ------------------------------------------------------------ orders


@pytest.fixture
def ordered(books: Books) -> Books:
    """Orders of two closed days a month apart, and one of today."""
    for at in (NOW, NOW + MONTH, NOW + MONTH + timedelta(days=2)):
        books.store.orders.record(replace(ORDER, at=at))
        books.store.orders.record(replace(ORDER, at=at, user="bob"))
        books.store.sealing.finish(at + timedelta(days=1))
    books.now = NOW + MONTH + timedelta(days=2)
    books.store.orders.record(replace(ORDER, at=books.now + timedelta(days=1)))
    return books


def test_orders_outlive_the_index(ordered: Books, root: Path) -> None:
    before = ordered.store.query.orders()
    ordered.store.close()
    (root / "index.sqlite").unlink()
    backend_of(root).rebuild(ordered.now)
    with closing(open_queries(root)) as queries:
        assert queries.orders() == before[1:]  # the last one was closed nowhere yet
    assert verified(root, ordered.now).damaged == ()


def test_a_rebuild_salvages_the_orders_of_today(ordered: Books, root: Path) -> None:
    before = ordered.store.query.orders()
    ordered.store.close()
    backend_of(root).rebuild(ordered.now)
    with closing(open_queries(root)) as queries:
        assert queries.orders() == before


def test_an_older_index_gets_the_closed_orders_back(
    ordered: Books, root: Path, opened: Callable[..., SqliteStore]
) -> None:
    before = ordered.store.query.orders()
    ordered.store._connection.execute("DELETE FROM orders WHERE number > 2")
    ordered.store.close()
    again = opened()
    assert again.query.orders() == before[1:]
    again.orders.record(ORDER)
    assert again.query.orders()[0].number == before[0].number


def test_closed_orders_cannot_be_rewritten(ordered: Books, root: Path) -> None:
    connection = ordered.store._connection
    (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchone()
    connection.execute("DROP TRIGGER orders_stay")
    connection.execute("UPDATE orders SET user = 'mallory' WHERE number = 1")
    connection.execute(guard)
    (told,) = verified(root, ordered.now).damaged
    assert "orders 1 to 2 are not those in the log" in str(told)


def test_a_roll_of_orders_cannot_be_removed_by_hand(ordered: Books, root: Path) -> None:
    (root / "log" / "0000000002.orders.zst").unlink()
    assert len(verified(root, ordered.now).damaged) == 1


def test_old_orders_go_with_their_roll_and_verify_knows(ordered: Books, root: Path) -> None:
    thin(ordered, ordered.now, Retention(orders=MONTH))
    assert [row.number for row in ordered.store.query.orders()] == [7, 6, 5, 4, 3]
    assert not (root / "log" / "0000000002.orders.zst").exists()
    ordered.store.close()
    assert (verified(root, ordered.now).damaged, verified(root, ordered.now).retired) == ((), 1)
    (root / "index.sqlite").unlink()
    backend_of(root).rebuild(ordered.now)
    with closing(open_queries(root)) as queries:
        assert [row.number for row in queries.orders()] == [6, 5, 4, 3]


def test_numbers_are_not_used_again_when_all_orders_are_gone(ordered: Books) -> None:
    ordered.store.sealing.finish(ordered.now + timedelta(days=5))
    thin(ordered, ordered.now + timedelta(days=99), Retention(orders=MONTH))
    assert ordered.store.query.orders() == ()
    ordered.store.orders.record(ORDER)
    assert ordered.store.query.orders()[0].number == 8
