"""The state of each watch, its readings by time and by day, and counts over all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord, Step
from monitor.errors import UsageError
from monitor.model import Watch
from monitor.store.sqlite.queries import SqliteQueries, open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore

WATCH = "ostenz/privacy-policy"


@pytest.fixture
def asked(books: Any, root: Path) -> Iterator[Callable[[], SqliteQueries]]:
    """Asks on a connection of its own, as the page does."""
    opened = open_queries(root)
    yield lambda: opened
    opened.close()


def test_a_status_says_how_a_watch_stands(books: Any) -> None:
    step = books.change(WATCH, "We keep data.")
    problem = Problem("wall", "a bot wall", books.now)
    memory = replace(step.memory, state="problem", problem=problem, since=books.now)
    books.store.commit(Step(memory, CheckRecord(WATCH, books.now, "trouble")), ())
    (status,) = books.store.query.statuses()
    assert (status.state, status.problem, status.since) == ("problem", problem, books.now)
    assert (status.company, status.last_read, status.head) == ("Ostenz", step.reading.at, 1)


def test_readings_can_be_asked_for_by_time(books: Any) -> None:
    start = books.now
    for _ in range(4):
        books.read(WATCH)
    query, half_day = books.store.query, timedelta(hours=12)
    assert len(query.readings(WATCH)) == 4
    found = query.readings(WATCH, start + half_day, start + 3 * half_day)
    assert [reading.at for reading in found] == [start + half_day, start + 2 * half_day]


def test_the_figures_for_the_metrics(books: Any) -> None:
    books.change(WATCH, "We keep data.")
    books.change(WATCH, "We sell data.", channels=("team", "legal"))
    books.store.outbox.sent(f"msg_{WATCH}_1_team", books.now)
    books.read(WATCH, "trouble")
    counts = books.store.query.counts(books.now + timedelta(days=2))
    assert counts.watches == {"ok": 1}
    assert counts.readings == {"first": 1, "confirmed": 1, "trouble": 1}
    assert counts.alerts == {"pending": 1, "sent": 1}
    assert (counts.versions, counts.overdue) == (2, 1)
    assert counts.last_good_reading == books.now - timedelta(hours=24)
    assert counts.oldest_pending == books.store.query.event(WATCH, 1).at


def test_a_thousand_watches_are_listed_in_order(
    opened: Callable[..., SqliteStore], books: Any
) -> None:
    books.store.sync_watches(
        [Watch(f"c{n:04}/p", "C", "P", f"https://c{n}.example/") for n in range(1000)], books.now
    )
    listed = [status.watch for status in books.store.query.statuses()]
    assert listed == sorted(listed)
    assert len(listed) == 1000


def test_a_watch_stands_with_what_its_head_prints_and_its_newest_change(
    books: Any, asked: Any
) -> None:
    books.change(WATCH, "We collect data.")
    (before,) = asked().overviews()
    assert (before.printed.value, before.change) == ("2025-06", None)
    books.change(WATCH, "We sell data.")
    books.change(WATCH, "We sell much data.")
    (after,) = asked().overviews()
    assert (after.change.number, after.change.severity) == (2, "medium")
    assert asked().overview(WATCH) == after
    assert [mark.number for mark in asked().event_marks(WATCH)] == [1, 2]


def test_what_was_asked_is_kept_until_somebody_commits(books: Any, asked: Any) -> None:
    books.change(WATCH, "We collect data.")
    first = asked().overviews()
    assert asked().overviews() is first
    books.change(WATCH, "We sell data.")
    books.store.review(WATCH, 1, "seen", books.now)
    assert asked().overviews()[0].change.reviewed_at == books.now


def test_a_watch_that_was_never_on_the_roll_is_not_known(asked: Any) -> None:
    with pytest.raises(UsageError, match="nobody/nothing"):
        asked().overview("nobody/nothing")


def test_readings_are_counted_by_day_and_outcome(books: Any, asked: Any) -> None:
    since = books.now
    for outcome in ("not modified", "not modified", "trouble"):
        books.read(WATCH, outcome)
    books.change(WATCH, "Alpha")
    days = asked().daily_outcomes(WATCH, since)
    assert [(d.day, d.outcome, d.readings) for d in days] == [
        ("2026-11-22", "not modified", 2), ("2026-11-23", "first", 1), ("2026-11-23", "trouble", 1),
    ]  # fmt: skip
