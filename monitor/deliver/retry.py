"""When an alert is tried again: the schedule that Standard Webhooks recommends, for every channel.

Source: https://github.com/standard-webhooks/standard-webhooks, « Deliverability and reliability ».
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

SCHEDULE: Final[tuple[timedelta, ...]] = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""The wait after each failed attempt; the first attempt is immediate. 75 h and 35 min in all."""

JITTER: Final = 0.1
"""The share of a wait that chance may add, so that a receiver that returns is not stormed."""

LONGEST_WISH: Final = timedelta(hours=24)
"""No receiver puts an alert off for longer by Retry-After."""


def next_attempt(
    attempts: int,
    now: datetime,
    *,
    retry_after: timedelta | None = None,
    jitter: float = 0.0,
) -> datetime | None:
    """When to try again after `attempts` failed ones (1 or more); None: never, the alert is dead.

    `retry_after` is the receiver's wish: it lengthens a wait, never shortens one. `jitter` is 0 to 1.
    """
    if attempts > len(SCHEDULE):
        return None
    wait = SCHEDULE[attempts - 1] * (1 + JITTER * jitter)
    return now + max(wait, min(retry_after or timedelta(), LONGEST_WISH))


def jitter(alert_id: str) -> float:
    """The alert's own share of chance, 0 to 1: the same each time, so that a schedule can be foretold."""
    return int.from_bytes(sha256(alert_id.encode()).digest()[:4]) / 2**32
