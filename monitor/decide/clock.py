"""Recognise a page that prints today's date every day: such a date carries no information.

A clock moves while the text stands still, and never shows a day that has passed. Companies publish on
the day that they print, even twice in a month; their date then stays while the days pass.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from monitor.decide.memory import DatePrinted, Memory
from monitor.model import DateChange, Policy, PrintedDate, Report

REMEMBERED = 6
"""Printed dates that are stored per watch."""
PROOF = 2
"""Moves without any other change that prove a clock; one may be a coincidence."""
ONE_DAY = timedelta(days=1)


def prints_today(printed: PrintedDate | None, now: datetime) -> bool:
    """Return whether the date is within a day of the reading: time zones differ."""
    return printed is not None and _near(printed.value, now)


def remember_date(memory: Memory, policy: Policy, now: datetime) -> Memory:
    """Add the printed date to the memory, or note that the last one is still printed."""
    printed = policy.last_updated
    if printed is None or not printed.value:
        return memory
    words = _other_words(policy, printed)
    last = memory.dates[-1] if memory.dates else None
    if last is not None and last.value == printed.value:
        known = (*memory.dates[:-1], replace(last, last_read=now, words=words))
    else:
        alone = last is not None and last.words == words
        known = (*memory.dates, DatePrinted(now, printed.value, now, words, alone))
    return replace(memory, dates=known[-REMEMBERED:])


def still_printed(memory: Memory, now: datetime) -> Memory:
    """Note that an unchanged page still prints its last date."""
    if not memory.dates:
        return memory
    return replace(memory, dates=(*memory.dates[:-1], replace(memory.dates[-1], last_read=now)))


def is_clock(dates: tuple[DatePrinted, ...]) -> bool:
    """Return whether the newest dates were each printed on their own day only, and moved alone.

    Shown 1 → 2 → 3 March on these days, nothing else changed → a clock.
    Shown 1 March until the 7th, then 7 March → no clock.
    """
    chain = _printed_on_their_day(dates)
    moves = sum(b.alone for a, b in pairwise(chain) if a.value < b.value)
    return moves >= PROOF


def _printed_on_their_day(dates: tuple[DatePrinted, ...]) -> tuple[DatePrinted, ...]:
    """Return the newest dates, each last read on the day that it names, after the date before them."""
    newest = len(dates)
    while newest and _near(dates[newest - 1].value, dates[newest - 1].until):
        newest -= 1
    return dates[max(newest - 1, 0) :]


def without_clock(report: Report) -> Report:
    """Return the report with its date unchanged and the note `clock`."""
    date_change = report.date_change
    notes = (*(n for n in date_change.notes if n != "clock"), "clock")
    still = DateChange("unchanged", date_change.before, date_change.after, notes)
    return replace(report, date_change=still)


def _other_words(policy: Policy, printed: PrintedDate) -> str:
    """Return a hash of all words but those of the printed date."""
    text = "\x00".join(clause.text for clause in policy.clauses).replace(printed.text, "")
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:20]


def _near(value: str, now: datetime) -> bool:
    try:
        printed = date.fromisoformat(value)
    except ValueError:
        return False
    return abs(printed - now.date()) <= ONE_DAY
