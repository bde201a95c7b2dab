"""Read named watches now: hosts in parallel, one watch per host at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from monitor.decide.memory import State
from monitor.decide.step import Event, Outcome, Step
from monitor.errors import MonitorError, UsageError
from monitor.model import Watch
from monitor.pipeline import Readings
from monitor.store.agenda import host_of


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of one check of one watch."""

    watch: str
    outcome: Outcome
    state: State
    detail: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ImmediateCheck:
    """Reads watches through `readings`, at most `concurrency` at once.

    `pause` waits until the host of an address may be asked again. A watch that waits for its
    host does not count towards `concurrency`.
    """

    readings: Readings
    pause: Callable[[str], Awaitable[None]]
    concurrency: int
    on_result: Callable[[CheckResult], None]

    async def run(self, watches: Sequence[Watch]) -> tuple[CheckResult, ...]:
        """Read the watches, grouped by host; raise the first `MonitorError` of any of them."""
        slots = asyncio.Semaphore(self.concurrency)
        by_host = groupby(sorted(watches, key=host_of), key=host_of)
        try:
            async with asyncio.TaskGroup() as hosts:
                tasks = [hosts.create_task(self._host(list(group), slots)) for _, group in by_host]
        except ExceptionGroup as group:  # Python before 3.11.4 wraps what `except*` raises
            ours, others = group.split(MonitorError)
            if ours is None or others is not None:
                raise
            raise ours.exceptions[0] from None
        return tuple(result for task in tasks for result in task.result())

    async def _host(self, watches: Sequence[Watch], slots: asyncio.Semaphore) -> list[CheckResult]:
        results = []
        for watch in watches:
            await self.pause(watch.url)
            async with slots:
                result = _result(await self.readings.check(watch))
            self.on_result(result)
            results.append(result)
        return results


def select_watches(watches: Sequence[Watch], ids: Sequence[str] | None) -> tuple[Watch, ...]:
    """Return the watches with these ids; without ids, all that are not paused.

    Raises `UsageError` for an unknown id.
    """
    known = {watch.id: watch for watch in watches}
    if ids is None:
        return tuple(watch for watch in known.values() if not watch.paused)
    unknown = [name for name in ids if name not in known]
    if unknown:
        raise UsageError(f"no watch is called {unknown[0]!r}; there are: {', '.join(known)}")
    return tuple(known[name] for name in ids)


def _result(step: Step) -> CheckResult:
    problem = step.memory.problem
    detail = f"{problem.kind}: {problem.detail}" if problem else step.reading.detail
    return CheckResult(
        step.memory.watch, step.reading.outcome, step.memory.state, detail, step.events
    )
