"""The resources that a worker may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one call and of one worker; seconds and bytes."""

    cpu: float = 10.0
    """Seconds of processor time per call."""
    wall: float = 20.0
    """Seconds of wall time per call, without the wait for a free worker."""
    memory: int = 2**30
    """Bytes of a worker's address space: mapped memory, not only used memory."""
    result: int = 64 * 2**20
    """Bytes of an encoded result."""
    calls: int = 500
    """Calls after which a worker is replaced, so that leaks end."""
    resident: int = 256 * 2**20
    """Bytes. A worker whose peak memory exceeds this is replaced after its call."""
