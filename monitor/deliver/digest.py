"""When a digest is due: `daily 08:00 Europe/Paris`, `weekly mon 08:00 Europe/Paris`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORM: Final = re.compile(
    rf"(?:daily|weekly (?P<day>{'|'.join(DAYS)})) (?P<hour>\d\d):(?P<minute>\d\d) (?P<zone>\S+)"
)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A wall-clock time in a time zone, each day or on one day of the week."""

    at: time
    zone: ZoneInfo
    weekday: int | None = None
    """0 is Monday; None means each day."""


def parse_timetable(text: str) -> Timetable:
    """Read a timetable as a watchlist writes it; `ValueError` says what is wrong."""
    found = _FORM.fullmatch(text)
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise ValueError("write 'daily 08:00 Europe/Paris' or 'weekly mon 08:00 Europe/Paris'")
    at = time(int(found["hour"]), int(found["minute"]))
    return Timetable(at, _zone(found["zone"]), DAYS.index(found["day"]) if found["day"] else None)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is an OSError
        raise ValueError(f"{name!r} is no time zone; write one such as Europe/Paris") from None


def first_at_or_after(table: Timetable, moment: datetime) -> datetime:
    """Return the first digest at `moment` or later, in UTC.

    A time that the change to summer time skips is moved forward by the gap: 02:30 → 03:30. A time
    that the change back repeats counts once, the first time.
    """
    day = moment.astimezone(table.zone).date() - timedelta(days=1)
    while (due := _on(table, day)) is None or due < moment:
        day += timedelta(days=1)
    return due


def last_at_or_before(table: Timetable, moment: datetime) -> datetime:
    """Return the last digest at `moment` or earlier, in UTC."""
    day = moment.astimezone(table.zone).date() + timedelta(days=1)
    while (due := _on(table, day)) is None or due > moment:
        day -= timedelta(days=1)
    return due


def _on(table: Timetable, day: date) -> datetime | None:
    if table.weekday not in (None, day.weekday()):
        return None
    return datetime.combine(day, table.at, table.zone).astimezone(UTC)
