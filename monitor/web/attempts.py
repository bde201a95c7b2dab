"""How often a password may be tried."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Final

MOST: Final = 5
MOST_OF_ALL: Final = 30
WITHIN: Final = timedelta(minutes=5)


class Attempts:
    """Counts wrong passwords by address and of all together, since addresses are cheap."""

    def __init__(self) -> None:
        self._wrong: deque[tuple[datetime, str]] = deque(maxlen=MOST_OF_ALL)

    def wait(self, address: str, now: datetime) -> timedelta:
        """How long this address must wait before it may try; none where it may now."""
        recent = [(at, who) for at, who in self._wrong if now - at < WITHIN]
        own = [at for at, who in recent if who == address]
        if len(own) >= MOST:
            return own[-MOST] + WITHIN - now
        if len(recent) >= MOST_OF_ALL:
            return recent[0][0] + WITHIN - now
        return timedelta()

    def wrong(self, address: str, now: datetime) -> None:
        """Remembers a wrong password; counted before it is checked, so that many at once are too."""
        self._wrong.append((now, address))

    def right(self, address: str) -> None:
        """Forgets what this address tried."""
        kept = [attempt for attempt in self._wrong if attempt[1] != address]
        self._wrong = deque(kept, maxlen=MOST_OF_ALL)
