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
"""The largest share added to a wait, so that retries do not reach a recovered receiver all at once."""

LONGEST_WISH: Final = timedelta(hours=24)
"""The longest Retry-After that is respected."""


def next_attempt(
    attempts: int,
    now: datetime,
    *,
    retry_after: timedelta | None = None,
    jitter: float = 0.0,
) -> datetime | None:
    """Return when to retry after `attempts` failures (1 or more); None: give up, the alert is dead.

    `retry_after` may lengthen a wait, never shorten it. `jitter` is 0 to 1.
    """
    if attempts > len(SCHEDULE):
        return None
    wait = SCHEDULE[attempts - 1] * (1 + JITTER * jitter)
    return now + max(wait, min(retry_after or timedelta(), LONGEST_WISH))


def jitter(alert_id: str) -> float:
    """Return the alert's jitter, 0 to 1: a hash of its id, so that its schedule is reproducible."""
    return int.from_bytes(sha256(alert_id.encode()).digest()[:4]) / 2**32
