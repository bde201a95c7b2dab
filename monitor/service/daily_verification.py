"""What the daemon does once a day: looks whether stored files are still as they were written.

A thirtieth of the versions is read each day, so that all are within a month. Damage is told to those
who hear of the watch: the version is never compared, and a copy may still exist somewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import structlog

from monitor.errors import StoreDamaged, StoreError

log = structlog.get_logger(__name__)


class Examined(Protocol):
    """What an examination found."""

    @property
    def damaged(self) -> tuple[StoreDamaged, ...]: ...


class Housekeeping:
    """Runs `examine` in a thread, at most once a day and never twice at a time."""

    def __init__(
        self,
        examine: Callable[[datetime], Examined],
        tell: Callable[[Iterable[StoreDamaged], datetime], None],
    ) -> None:
        self._examine = examine
        self._tell = tell
        self._last: date | None = None
        self._task: asyncio.Task[None] | None = None

    def kick(self, now: datetime) -> None:
        """Starts today's examination where it has not been started yet."""
        if self._last is None or now.date() > self._last:
            self._last = now.date()
            self._task = asyncio.create_task(self._run(now), name="housekeeping")

    async def close(self) -> None:
        """Lets an examination under way end."""
        if self._task is not None:
            await self._task

    async def _run(self, now: datetime) -> None:
        try:
            verdict = await asyncio.to_thread(self._examine, now)
            if verdict.damaged:
                self._tell(verdict.damaged, now)
        except StoreError as error:
            log.warning("not_verified", path=str(error.path), problem=error.problem)


def watch_of(root: Path, damaged: StoreDamaged) -> str | None:
    """The watch whose file is damaged, by where it lies; None for what is no watch's."""
    try:
        parts = damaged.path.relative_to(root).parts
    except ValueError:
        return None
    return "/".join(parts[:2]) if len(parts) > 2 else None
