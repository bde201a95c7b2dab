"""Once a day, verify a share of the stored files against their hashes.

Each day covers a thirtieth of the versions, so that a month covers all. A damaged file is reported
to those who hear of its watch: no later check reads it, and a copy may still exist elsewhere. The
newest checkpoint of the log is logged: where logs leave this machine, so does it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import date, datetime

import structlog

from monitor.errors import StoreDamaged, StoreError
from monitor.store.upkeep import Verdict

log = structlog.get_logger(__name__)


class DailyVerification:
    """Runs `verify` in a thread, at most once a day and never twice at a time.

    `report` is called on the event loop with the damaged files, if there are any.
    """

    def __init__(
        self,
        verify: Callable[[datetime], Verdict],
        report: Callable[[Iterable[StoreDamaged], datetime], None],
    ) -> None:
        self._verify = verify
        self._report = report
        self._last: date | None = None
        self._task: asyncio.Task[None] | None = None

    def kick(self, now: datetime) -> None:
        """Start today's verification unless it was started already; return at once."""
        if self._last is None or now.date() > self._last:
            self._last = now.date()
            self._task = asyncio.create_task(self._run(now), name="daily verification")

    async def close(self) -> None:
        """Wait for a verification in progress."""
        if self._task is not None:
            await self._task

    async def _run(self, now: datetime) -> None:
        try:
            verified = await asyncio.to_thread(self._verify, now)
            log.info("verified", versions=verified.versions, checkpoint=verified.newest)
            if verified.damaged:
                self._report(verified.damaged, now)
        except StoreError as error:
            log.warning("not_verified", path=str(error.path), problem=error.problem)
