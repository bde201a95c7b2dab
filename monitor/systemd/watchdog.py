"""Whether the queue moves: the watchdog is fed by the tick, and only while it does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final, Protocol

from monitor.systemd.notify import Notifier

STUCK_S: Final = 600.0
"""No reading takes so long, the pauses that its host is given aside: its fetch ends after a minute,
its children after seconds."""

PAUSES: Final = 12
"""The most pauses within one reading: before a robots.txt, the page, and each of ten redirects."""

EVERY_S: Final = 15.0
"""How often the watchdog is fed; the unit allows four times as long."""


class Queue(Protocol):
    """What is under way."""

    @property
    def busy(self) -> int:
        """Readings under way."""
        ...

    @property
    def longest(self) -> float:
        """Seconds that the longest of them has taken; 0 where there is none."""
        ...

    @property
    def resting(self) -> bool:
        """Whether the store has no room, so that nothing is read for now."""
        ...


class Pulse:
    """Tells the service manager how the service lives.

    The watchdog is fed at a tick, where the queue moves; a full disk is no reason to be killed.
    """

    def __init__(
        self, notifier: Notifier, queue: Queue, watches: int, host_delay: timedelta
    ) -> None:
        self._notifier = notifier
        self._queue = queue
        self._watches = watches
        self._patience = STUCK_S + PAUSES * host_delay.total_seconds()
        self._fed = float("-inf")

    def beat(self, now: float) -> None:
        """Called by each tick; `now` is of a clock that nobody sets, in seconds."""
        if self.moves and now - self._fed >= EVERY_S:
            self._fed = now
            self._notifier.alive(self.status)

    def begin(self) -> None:
        """The first tick is armed."""
        self._notifier.ready(self.status)

    @contextmanager
    def reloading(self) -> Iterator[None]:
        """While the watchlist is read anew; whatever comes of it, the service goes on."""
        self._notifier.reloading()
        try:
            yield
        finally:
            self._notifier.ready(self.status)

    def use(self, watches: int) -> None:
        """The watchlist has so many watches from now on."""
        self._watches = watches

    def end(self) -> None:
        """Nothing new begins."""
        self._notifier.stopping()

    @property
    def moves(self) -> bool:
        """Whether what is under way gets done."""
        return self._queue.longest < self._patience

    @property
    def status(self) -> str:
        """One line for `systemctl status`."""
        rest = "; no room to store, trying again" if self._queue.resting else ""
        return f"watches: {self._watches}, being read: {self._queue.busy}{rest}"
