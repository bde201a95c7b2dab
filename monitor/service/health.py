"""The health of the daemon, as monitoring asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.service.daemon import Daemon
from monitor.systemd.watchdog import Watchdog

if TYPE_CHECKING:
    from monitor.service.scheduler import Ticker  # its import costs more than a command's start


@dataclass(frozen=True, slots=True)
class Health:
    """Current figures about the daemon: each property is computed when it is read."""

    ticker: Ticker
    daemon: Daemon
    watchdog: Watchdog

    @property
    def tick_age(self) -> float:
        """Seconds since the last tick began."""
        return self.ticker.age

    @property
    def tick_delay(self) -> float:
        """Seconds by which the last tick was late."""
        return self.ticker.delay

    @property
    def busy(self) -> int:
        """Number of readings in progress."""
        return self.daemon.busy

    @property
    def longest(self) -> float:
        """Seconds that the longest reading in progress has taken."""
        return self.daemon.longest

    @property
    def progressing(self) -> bool:
        """Whether readings finish: none exceeds the longest time that a reading may take."""
        return self.watchdog.progressing

    @property
    def resting(self) -> bool:
        """Whether reading is suspended because the store has no room."""
        return self.daemon.resting
