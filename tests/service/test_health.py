"""Health reports what ticker, daemon and watchdog report at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from monitor.service.health import Health


@dataclass
class Reported:
    age: float = 1.0
    delay: float = 0.5
    busy: int = 2
    longest: float = 30.0
    resting: bool = False
    progressing: bool = True


def test_each_figure_is_current_when_it_is_read():
    part: Any = Reported()
    health = Health(part, part, part)
    assert (health.tick_age, health.tick_delay) == (1.0, 0.5)
    assert (health.busy, health.longest) == (2, 30.0)
    assert (health.progressing, health.resting) == (True, False)
    part.age, part.busy, part.resting, part.progressing = 60.0, 0, True, False
    assert (health.tick_age, health.busy, health.resting) == (60.0, 0, True)
    assert not health.progressing
