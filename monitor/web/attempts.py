"""Rate limit for passwords: so many wrong ones an address, and so many in all."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Final

MOST: Final = 5
"""Wrong passwords of one address within `WITHIN`."""
MOST_OF_ALL: Final = 30
"""Wrong passwords of all addresses within `WITHIN`."""
WITHIN: Final = timedelta(minutes=5)


class Attempts:
    """Count wrong passwords by address and in total: an attacker has many addresses."""

    def __init__(self) -> None:
        self._wrong: deque[tuple[datetime, str]] = deque(maxlen=MOST_OF_ALL)

    def wait(self, address: str, now: datetime) -> timedelta:
        """Return how long this address must wait before its next try; zero if it may try now."""
        recent = [(at, who) for at, who in self._wrong if now - at < WITHIN]
        own = [at for at, who in recent if who == address]
        if len(own) >= MOST:
            return own[-MOST] + WITHIN - now
        if len(recent) >= MOST_OF_ALL:
            return recent[0][0] + WITHIN - now
        return timedelta()

    def wrong(self, address: str, now: datetime) -> None:
        """Count a failed try. Call it before checking, so that parallel tries count too."""
        self._wrong.append((now, address))

    def right(self, address: str) -> None:
        """Forget the failed tries of this address."""
        kept = [attempt for attempt in self._wrong if attempt[1] != address]
        self._wrong = deque(kept, maxlen=MOST_OF_ALL)
