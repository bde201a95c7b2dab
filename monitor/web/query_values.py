"""Numbers and days in the query of an address."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from monitor.errors import UsageError

LONGEST_NUMBER: Final = 9
"""Digits; the index counts no further."""


class BadQuery(UsageError):
    """A query that no page could have made; answered with 400."""


def number(text: str) -> int:
    """Return a sequence number: `12` → 12. Raises `BadQuery` for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise BadQuery("choose two versions")
    return int(text)


def day(text: str) -> datetime | None:
    """Return the start of a day in UTC: `2026-11-22` → 00:00; None for text that is no day.

    Raises `BadQuery` for the last day of the calendar: no day follows it.
    """
    try:
        chosen = date.fromisoformat(text)
    except ValueError:
        return None
    if chosen == date.max:
        raise BadQuery(f"{text} is no day with readings")
    return datetime(chosen.year, chosen.month, chosen.day, tzinfo=UTC)
