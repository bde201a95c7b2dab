"""Divide long work on the event loop into steps, one per tick.

The work is a generator that yields after each step.
"""

from __future__ import annotations

from typing import Final

STEP: Final = 2_000
"""Rows of a step, which take about 20 ms."""

FILE: Final = 20
"""Rows that take as long as reading a small file and checking the signature on it."""


class Pace:
    """Counts what was done since the last step ended."""

    def __init__(self) -> None:
        self._done = 0

    def spent(self, rows: int) -> bool:
        """Count these rows; return whether the step is over."""
        self._done += rows
        if self._done < STEP:
            return False
        self._done = 0
        return True
