"""Alert the readers of a watch whose stored file is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import structlog

from monitor.decide.memory import Problem
from monitor.decide.step import Event
from monitor.errors import StoreDamaged
from monitor.model import Alert, Watch
from monitor.pipeline import Renderer

log = structlog.get_logger(__name__)


def alert_damage(
    damaged: Iterable[StoreDamaged],
    watches: Iterable[Watch],
    root: Path,
    render: Renderer,
    put: Callable[[Alert], None],
    now: datetime,
) -> None:
    """Log each damaged file and put one alert per channel of its watch.

    The alert's id is computed from the file's path, so a repeated call alerts nobody again.
    """
    by_id = {watch.id: watch for watch in watches}
    for damage in damaged:
        log.error("damaged", path=str(damage.path), problem=damage.problem)
        watch = by_id.get(watch_of(root, damage) or "")
        if watch is None:
            continue
        problem = Problem("damaged", str(damage), now, told=True)
        event = Event("policy.problem", watch.id, 0, now, str(damage.path), problem=problem)
        for alert in render(event, watch):
            put(alert)


def watch_of(root: Path, damaged: StoreDamaged) -> str | None:
    """Return the id of the watch that the damaged file belongs to, None for other files.

    `ostenz/privacy-policy/2026-11-22T01-25-44Z.md` → `ostenz/privacy-policy`
    """
    try:
        parts = damaged.path.relative_to(root).parts
    except ValueError:
        return None
    return "/".join(parts[:2]) if len(parts) > 2 else None
