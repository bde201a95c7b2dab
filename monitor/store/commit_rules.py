"""When a step may be stored: the same for every store. Pure."""

from __future__ import annotations

from collections.abc import Callable

from monitor.decide.memory import Memory
from monitor.decide.step import Step
from monitor.store.codec import sha256


def is_current(step: Step, memory: Memory, newest: int) -> bool:
    """Return whether the watch is unchanged since the step was decided.

    `memory` and `newest` are the stored memory and the highest stored sequence number.
    """
    expected = step.version.seq - 1 if step.version else newest
    return memory.events == step.memory.events - len(step.events) and newest == expected


def is_stored(step: Step, memory: Memory, page_sha256: Callable[[int], str]) -> bool:
    """Return whether this very step is stored already, unknown to its caller.

    `page_sha256` returns the hash of a stored version's page by sequence number. A step without
    version and events is never taken for stored: each reading counts.
    """
    if not (step.version or step.events) or memory != step.memory:
        return False
    if step.version is None:
        return True
    return page_sha256(step.version.seq) == sha256(step.version.page.body)
