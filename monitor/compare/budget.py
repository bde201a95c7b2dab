"""Bound the work of one comparison: a declared number of steps per stage, counted and never timed.

A stage that has spent its steps keeps what it found and searches no further. Its result is coarser
and still correct: what it leaves unmatched is told as removed and added. No policy of ordinary
length comes near a limit; only a page built to hurt reaches one.
"""

from __future__ import annotations

from typing import Final

ANCHORED: Final = 1_000_000
"""Clauses that the search for texts unique on both sides may look at."""
REFLOWED: Final = 400_000
"""Block boundaries that the search for reflowed runs may pass without finding a run."""
COMPARED: Final = 1_000_000
"""Terms that the measuring of similarity may look up."""
JOINED: Final = 1_000_000
"""Terms that the search for split and merged clauses may look up."""


class Budget:
    """A number of steps that are spent one after the other."""

    __slots__ = ("left",)

    def __init__(self, steps: int) -> None:
        self.left = steps
        """Steps not yet spent; negative once more was asked for than there were."""

    def spend(self, steps: int) -> bool:
        """Spend some steps; return whether there were as many."""
        self.left -= steps
        return self.left >= 0

    @property
    def spent(self) -> bool:
        """Whether no step is left."""
        return self.left <= 0
