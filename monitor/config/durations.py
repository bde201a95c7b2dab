"""Durations as people write them: `12h`, `10m`, `0s`, `7d`, `1h30m`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

UNITS: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
LONGEST: Final = timedelta(days=366)
_PART = re.compile(r"(\d{1,9})([smhdw])")
_FORM = re.compile(rf"(?:{_PART.pattern})+")


def parse_duration(text: str) -> timedelta:
    """Read a duration of at most 366 days: `1h30m` → 90 minutes. `ValueError` says how to write it."""
    if not _FORM.fullmatch(text):
        raise ValueError(
            f"{text!r} is no length of time; write a number and a unit, as in 30s, 10m, 12h or 7d"
        )
    length = sum((int(n) * UNITS[unit] for n, unit in _PART.findall(text)), timedelta())
    if length > LONGEST:
        raise ValueError(f"{text!r} is longer than a year")
    return length
