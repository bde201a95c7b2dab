"""How long a change must last to be believed, and a problem to be alerted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Patience:
    """The waiting times of the watchlist's `[monitor]` table."""

    confirm: timedelta = timedelta(minutes=10)
    """A changed page is read again after this; zero means at once."""
    problem_readings: int = 3
    problem_after: timedelta = DAY
    """A problem is alerted after `problem_readings` and `problem_after`, whichever is later."""
    stale_after: timedelta = timedelta(days=7)
    """A watch without a successful reading for this long is alerted, whatever the reasons."""
    flicker_hold: timedelta = timedelta(days=2)
    """A change at a place that flickered before must last this long to be believed."""
    certificate_warning: timedelta = timedelta(days=14)
    """A certificate is alerted this long before it expires."""
