"""How much a change weighs."""

from __future__ import annotations

from dataclasses import replace

from monitor.judge.scene import Scene
from monitor.model import Change, DateChange, Link


def weigh(change: Change, link: Link, scene: Scene, dates: DateChange) -> Change:
    """The change with its severity and reasons."""
    return replace(change, severity="low")
