"""Feed systemd's watchdog at each tick, but only while readings finish.

An event loop that ticks while all its readings hang is not healthy: systemd must restart it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final, Protocol

from monitor.systemd.notify import Notifier

STUCK_S: Final = 600.0
"""Seconds after which a reading counts as stuck, the pauses of its host excluded.

A fetch ends after a minute and its workers after seconds, so no healthy reading takes this long."""

PAUSES: Final = 12
"""The most pauses within one reading: before robots.txt, the page, and each of ten redirects."""

EVERY_S: Final = 15.0
"""Seconds between two notifications; the unit's `WatchdogSec=` is four times as long."""


class Workload(Protocol):
    """The readings in progress; the daemon implements it."""

    @property
    def busy(self) -> int:
        """Number of readings in progress."""
        ...

    @property
    def longest(self) -> float:
        """Seconds that the longest of them has taken; 0 if there is none."""
        ...

    @property
    def resting(self) -> bool:
        """Whether reading is suspended because the store has no room."""
        ...


class Watchdog:
    """Reports the state of the service to systemd.

    A full disk is reported in the status and keeps the service alive: a restart makes no room.
    """

    def __init__(
        self, notifier: Notifier, workload: Workload, watches: int, host_delay: timedelta
    ) -> None:
        self._notifier = notifier
        self._workload = workload
        self._watches = watches
        self._stuck_after = STUCK_S + PAUSES * host_delay.total_seconds()
        self._fed = float("-inf")

    def tick(self, now: float) -> None:
        """Feed the watchdog if it is time to; `now` is in seconds of a monotonic clock."""
        if self.progressing and now - self._fed >= EVERY_S:
            self._fed = now
            self._notifier.alive(self.status)

    def ready(self) -> None:
        """Report that the service works."""
        self._notifier.ready(self.status)

    @contextmanager
    def reloading(self) -> Iterator[None]:
        """Report that the watchlist is reloaded; report ready at the end, whether it failed or not."""
        self._notifier.reloading()
        try:
            yield
        finally:
            self._notifier.ready(self.status)

    def use(self, watches: int) -> None:
        """Set the number of watches that the status shows."""
        self._watches = watches

    def stopping(self) -> None:
        """Report that the service stops."""
        self._notifier.stopping()

    @property
    def progressing(self) -> bool:
        """Whether readings finish: none has taken longer than a reading may take."""
        return self._workload.longest < self._stuck_after

    @property
    def status(self) -> str:
        """One line for `systemctl status`."""
        rest = "; no room to store, trying again" if self._workload.resting else ""
        return f"watches: {self._watches}, being read: {self._workload.busy}{rest}"
