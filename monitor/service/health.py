"""How the daemon fares, gathered for those who ask from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from monitor.systemd.watchdog import Pulse, Queue


class Clockwork(Protocol):
    """What ticks."""

    @property
    def age(self) -> float:
        """Seconds since the last tick began."""
        ...

    @property
    def delay(self) -> float:
        """By how many seconds the last tick came late."""
        ...


@dataclass(frozen=True, slots=True)
class Vitals:
    """Asked anew, it answers anew."""

    clockwork: Clockwork
    queue: Queue
    pulse: Pulse

    @property
    def tick_age(self) -> float:
        """Seconds since the last tick."""
        return self.clockwork.age

    @property
    def tick_delay(self) -> float:
        """By how many seconds the last tick came late."""
        return self.clockwork.delay

    @property
    def busy(self) -> int:
        """Readings under way."""
        return self.queue.busy

    @property
    def longest(self) -> float:
        """Seconds that the longest reading under way has taken."""
        return self.queue.longest

    @property
    def moves(self) -> bool:
        """Whether what is under way gets done."""
        return self.pulse.moves

    @property
    def resting(self) -> bool:
        """Whether the store has no room, so that nothing is read for now."""
        return self.queue.resting
