"""What a child may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one call and of one child; seconds and bytes."""

    cpu: float = 5.0
    """Seconds of processor time per call."""
    wall: float = 10.0
    """Seconds per call as the caller counts them, waiting for a free child excluded."""
    memory: int = 2**30
    """A child's address space: what it maps, not only what it touches."""
    result: int = 64 * 2**20
    """Bytes of a pickled result."""
    calls: int = 500
    """Calls after which a child is replaced, so that leaks end."""
    resident: int = 256 * 2**20
    """A child that ever held more than this is replaced after its call, so that memory returns."""
