"""Old readings that found nothing are one a day; proof for any day stays, and so does all that happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from monitor.decide.step import CheckRecord, Step
from monitor.store.retention import Retention
from monitor.store.sqlite.thinning import AT_ONCE

WHOLE_FOR = Retention().readings

OSTENZ = "ostenz/privacy-policy"


def read_hourly(books: Any, hours: int, outcome: Any = "not modified", detail: str = "") -> None:
    for _ in range(hours):
        memory = replace(books.store.memory(OSTENZ), last_read=books.now)
        books.store.commit(Step(memory, CheckRecord(OSTENZ, books.now, outcome, detail=detail)), ())
        books.now += timedelta(hours=1)


def looks(books: Any) -> list[CheckRecord]:
    found: tuple[CheckRecord, ...] = books.store.query.readings(OSTENZ)
    return list(found)


def days(readings: list[CheckRecord]) -> Counter[str]:
    return Counter(f"{reading.at:%Y-%m-%d}" for reading in readings)


def later(books: Any) -> datetime:
    moment: datetime = books.now + WHOLE_FOR + timedelta(days=2)
    return moment


def test_each_old_day_keeps_its_last_look_and_no_day_is_lost(books: Any) -> None:
    read_hourly(books, 24 * 5)
    before = looks(books)
    books.store.thinning.kick(later(books), WHOLE_FOR)
    after = looks(books)
    assert days(after).keys() == days(before).keys()
    assert set(days(after).values()) == {1}
    assert {r.at for r in after} == {
        max(r.at for r in before if r.at.date() == d.at.date()) for d in after
    }


def test_what_happened_is_kept_whole(books: Any) -> None:
    books.change(OSTENZ, "we keep")
    for outcome in ("to confirm", "blinking", "held", "confirmed", "editorial"):
        read_hourly(books, 3, outcome)
    before = looks(books)
    books.store.thinning.kick(later(books), WHOLE_FOR)
    assert looks(books) == before


def test_each_reason_why_a_page_could_not_be_had_stays(books: Any) -> None:
    books.now = books.now.replace(hour=0)
    for detail in ("wall: a captcha", "unreachable: no answer"):
        read_hourly(books, 5, "trouble", detail)
    books.store.thinning.kick(later(books), WHOLE_FOR)
    assert sorted(r.detail for r in looks(books)) == ["unreachable: no answer", "wall: a captcha"]


def test_younger_readings_are_whole(books: Any) -> None:
    read_hourly(books, 48)
    before = looks(books)
    books.store.thinning.kick(books.now + WHOLE_FOR - timedelta(days=2), WHOLE_FOR)
    assert looks(books) == before


def test_many_watches_are_thinned_out_over_many_ticks_once_a_day(
    books: Any, monkeypatch: Any
) -> None:
    watches = [f"w/{number}" for number in range(AT_ONCE * 2 + 1)]
    asked: list[str] = []
    monkeypatch.setattr(books.store.thinning, "_watches", lambda: watches)
    monkeypatch.setattr(books.store.thinning, "_thin", lambda some, _: asked.extend(some))
    for second in range(10):
        books.store.thinning.kick(books.now + timedelta(seconds=second), WHOLE_FOR)
    assert asked == watches
    books.store.thinning.kick(books.now + timedelta(days=1), WHOLE_FOR)
    assert asked[len(watches) :] == watches[:AT_ONCE]
