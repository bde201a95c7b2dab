"""How the processor time of a function grows with its input: what a call into C costs is counted too."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

TIMES: Final = 8
LEAST_S: Final = 0.005
"""Seconds below which a measurement counts as this much: there it is chance."""


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times the processor time of `size` the work of `TIMES` as much takes.

    Linear work takes 8 times as much, quadratic work 64 times. The best of three counts.
    """
    small, large = (min(_seconds(work, size * factor) for _ in range(3)) for factor in (1, TIMES))
    return large / max(small, LEAST_S)


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.thread_time()
    work(size)
    return time.thread_time() - started
