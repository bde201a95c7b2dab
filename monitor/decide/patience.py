"""How long things must last before they are believed or told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Patience:
    """The waiting times of the watchlist's `[monitor]` table."""

    confirm: timedelta = timedelta(minutes=10)
    """A changed page is read again after this long; zero: at once."""
    problem_readings: int = 3
    problem_after: timedelta = DAY
    """A problem is told after this many readings and this long, whichever comes last."""
    stale_after: timedelta = timedelta(days=7)
    """A watch unread for this long is told, however it failed; a collapse that lasts is believed."""
    flicker_hold: timedelta = timedelta(days=2)
    """What flickered before must hold this long to be believed."""
    certificate_warning: timedelta = timedelta(days=14)
