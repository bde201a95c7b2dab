"""A page that prints today's date every day: its date is a clock and says nothing.

One coincidence proves nothing, companies do publish on the day they print. A clock has moved on two
readings of different days and stood within a day of the reading each time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from monitor.decide.memory import DatePrinted, Memory
from monitor.model import DateChange, PrintedDate, Report

REMEMBERED = 6
ONE_DAY = timedelta(days=1)


def prints_today(printed: PrintedDate | None, now: datetime) -> bool:
    """Whether the printed date is the day of the reading, a day of time zone allowed."""
    return printed is not None and _near(printed.value, now)


def remember_date(memory: Memory, printed: PrintedDate | None, now: datetime) -> Memory:
    """The memory with the printed date noted where it differs from the one before."""
    value = printed.value if printed else ""
    if not value or (memory.dates and memory.dates[-1].value == value):
        return memory
    return replace(memory, dates=(*memory.dates, DatePrinted(now, value))[-REMEMBERED:])


def is_clock(dates: tuple[DatePrinted, ...]) -> bool:
    """Whether the last two moves each led to the day of their reading."""
    last_two = dates[-2:]
    moved_daily = len(dates) >= 3 and last_two[0].value < last_two[1].value
    return moved_daily and all(_near(seen.value, seen.read_at) for seen in last_two)


def without_clock(report: Report) -> Report:
    """The report with its date's move taken for what it is."""
    date_change = report.date_change
    notes = (*(n for n in date_change.notes if n != "clock"), "clock")
    still = DateChange("unchanged", date_change.before, date_change.after, notes)
    return replace(report, date_change=still)


def _near(value: str, now: datetime) -> bool:
    try:
        printed = date.fromisoformat(value)
    except ValueError:
        return False
    return abs(printed - now.date()) <= ONE_DAY
