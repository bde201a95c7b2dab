"""When a watch is read next."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

BACK_OFF = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=3))
JITTER = 0.05


def after_success(watch: str, every: timedelta, now: datetime) -> datetime:
    """One interval later, less up to a twentieth that differs by watch and time: no stampede."""
    return now + every * (1 - JITTER * _chance(watch, now))


def after_failure(
    watch: str, every: timedelta, failures: int, now: datetime, retry_after: timedelta | None
) -> datetime:
    """Sooner than usual at first, never before the server's own Retry-After has passed."""
    step = BACK_OFF[failures - 1] if failures <= len(BACK_OFF) else every
    wait = min(step, every) * (1 - JITTER * _chance(watch, now))
    return now + max(wait, retry_after or timedelta())


def _chance(watch: str, now: datetime) -> float:
    """Between 0 and 1, computed: the same watch at the same time always gets the same."""
    digest = hashlib.sha256(f"{watch} {now.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
