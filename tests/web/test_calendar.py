"""The calendar has one square a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from monitor.store.rows import DailyOutcome
from monitor.web.calendar import calendar

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_each_day_has_one_square_and_the_last_is_today() -> None:
    drawn = calendar([], date(2026, 11, 20), 53)
    assert len({(day.x, day.y) for day in drawn.days}) == len(drawn.days)
    assert drawn.days[-1].date == date(2026, 11, 20)
    assert drawn.days[0].date.weekday() == 0
    assert max(day.x for day in drawn.days) < drawn.width
    assert max(day.y for day in drawn.days) < drawn.height


def test_one_good_reading_makes_a_good_day() -> None:
    looks = [
        DailyOutcome("2026-11-16", "trouble", 3), DailyOutcome("2026-11-17", "trouble", 1),
        DailyOutcome("2026-11-17", "same bytes", 1), DailyOutcome("2026-11-18", "same bytes", 1),
        DailyOutcome("2026-11-18", "confirmed", 1),
    ]  # fmt: skip
    kinds = [day.kind for day in calendar(looks, date(2026, 11, 19), 1).days]
    assert kinds == ["trouble", "unchanged", "changed", "unread"]
