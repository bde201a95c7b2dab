"""Compute when a watch is read next."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

BACKOFF = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=3))
"""Waits after the first failures; later ones wait one interval."""
JITTER = 0.05


def after_success(watch: str, every: timedelta, now: datetime) -> datetime:
    """Return one interval later, minus up to 5 % that differs by watch, to spread the load."""
    return now + every * (1 - JITTER * _chance(watch, now))


def after_failure(
    watch: str, every: timedelta, failures: int, now: datetime, retry_after: timedelta | None
) -> datetime:
    """Return the time of the next try: by the backoff, and never before Retry-After has passed."""
    step = BACKOFF[failures - 1] if failures <= len(BACKOFF) else every
    wait = min(step, every) * (1 - JITTER * _chance(watch, now))
    return now + max(wait, retry_after or timedelta())


def _chance(watch: str, now: datetime) -> float:
    """Return a number from 0 to 1, computed from watch and time."""
    digest = hashlib.sha256(f"{watch} {now.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
