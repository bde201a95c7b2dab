"""Recognise a page that prints today's date every day: such a date carries no information.

One coincidence proves nothing, because companies do publish on the day that they print. A date is a
clock if it moved twice, on different days, and each time to within a day of the reading.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from monitor.decide.memory import DatePrinted, Memory
from monitor.model import DateChange, PrintedDate, Report

REMEMBERED = 6
"""Printed dates that are stored per watch."""
ONE_DAY = timedelta(days=1)


def prints_today(printed: PrintedDate | None, now: datetime) -> bool:
    """Return whether the date is within a day of the reading: time zones differ."""
    return printed is not None and _near(printed.value, now)


def remember_date(memory: Memory, printed: PrintedDate | None, now: datetime) -> Memory:
    """Add the printed date to the memory if it differs from the last one."""
    value = printed.value if printed else ""
    if not value or (memory.dates and memory.dates[-1].value == value):
        return memory
    return replace(memory, dates=(*memory.dates, DatePrinted(now, value))[-REMEMBERED:])


def is_clock(dates: tuple[DatePrinted, ...]) -> bool:
    """Return whether the last two moves each led to the day of their reading."""
    last_two = dates[-2:]
    moved_daily = len(dates) >= 3 and last_two[0].value < last_two[1].value
    return moved_daily and all(_near(seen.value, seen.read_at) for seen in last_two)


def without_clock(report: Report) -> Report:
    """Return the report with its date unchanged and the note `clock`."""
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
