"""Digests come at the reader's wall-clock time, both nights of the change of hour included."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.deliver.digest import first_at_or_after, last_at_or_before, parse_timetable

PARIS = parse_timetable("daily 08:00 Europe/Paris")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-06-01 05:59", "2026-06-01 06:00"),
        ("2026-06-01 06:00", "2026-06-01 06:00"),
        ("2026-06-01 06:01", "2026-06-02 06:00"),
        ("2026-12-01 06:30", "2026-12-01 07:00"),
    ],
)
def test_a_daily_digest_follows_the_clock_of_its_place(now: str, due: str) -> None:
    assert first_at_or_after(PARIS, utc(now)) == utc(due)


def test_a_weekly_digest_waits_for_its_day() -> None:
    monday = parse_timetable("weekly mon 08:00 Europe/Paris")
    assert first_at_or_after(monday, utc("2026-06-02 00:00")) == utc("2026-06-08 06:00")


@pytest.mark.parametrize(
    ("night", "times"),
    [
        # 29 March 2026, 02:30 does not exist in Paris: the digest comes at 03:30 summer time
        ("2026-03-28 00:00", ["2026-03-28 01:30", "2026-03-29 01:30", "2026-03-30 00:30"]),
        # 25 October 2026, 02:30 comes twice: the digest comes once, the first time
        ("2026-10-24 00:00", ["2026-10-24 00:30", "2026-10-25 00:30", "2026-10-26 01:30"]),
    ],
)
def test_each_night_of_a_changed_hour_has_one_digest(night: str, times: list[str]) -> None:
    table = parse_timetable("daily 02:30 Europe/Paris")
    moment, seen = utc(night), []
    for _ in times:
        due = first_at_or_after(table, moment)
        seen.append(due)
        moment = due + timedelta(seconds=1)
    assert seen == [utc(text) for text in times]


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
@settings(max_examples=50, deadline=None)
def test_between_the_last_and_the_next_digest_lies_the_moment(naive: datetime) -> None:
    moment = naive.replace(tzinfo=UTC)
    last, first = last_at_or_before(PARIS, moment), first_at_or_after(PARIS, moment)
    assert last <= moment <= first
    assert first - last <= timedelta(hours=25)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "daily",
        "daily 8:00 Europe/Paris",
        "daily 25:00 Europe/Paris",
        "daily 08:60 Europe/Paris",
        "daily 08:00",
        "daily 08:00 Europe",
        "daily 08:00 Europe/Atlantis",
        "daily 08:00 ../../etc/passwd",
        "weekly 08:00 Europe/Paris",
        "weekly someday 08:00 Europe/Paris",
    ],
)
def test_a_faulty_timetable_is_refused_with_a_word_of_help(text: str) -> None:
    with pytest.raises(ValueError, match="Europe/Paris"):
        parse_timetable(text)
