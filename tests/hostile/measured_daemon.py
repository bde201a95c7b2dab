"""The real daemon, which also measures the processor time that passes in each callback of its loop.

Run it as `python -m tests.hostile.measured_daemon FILE --watchlist …`; FILE receives the longest.
The processor time of a thread does not grow while others have the processors, so a bound on it
also holds on a busy machine.
"""

from __future__ import annotations

import sys
import time
from asyncio import Handle
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from monitor.cli import main


class Longest:
    """Remembers the callback that took longest, in a file; it starts anew where that is deleted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seconds = 0.0

    def measure(self, run: Callable[[Handle], None]) -> Callable[[Handle], None]:
        """Return a function that runs a callback and measures it."""

        def measured(handle: Handle) -> None:
            started = time.thread_time()
            run(handle)
            self._note(time.thread_time() - started, handle)

        return measured

    def _note(self, seconds: float, handle: Handle) -> None:
        if seconds > self._seconds or not self._path.exists():
            self._seconds = seconds
            written = self._path.with_suffix(".new")
            written.write_text(f"{seconds:.3f} {_told(handle)}")
            written.replace(self._path)


def _told(handle: Handle) -> str:
    """Return what a callback is: of a task its coroutine, as far as it can be told."""
    callback = getattr(handle, "_callback", None)
    return repr(getattr(callback, "__self__", callback))


if __name__ == "__main__":
    longest = Longest(Path(sys.argv.pop(1)))
    run_as_usual = Handle._run
    with patch.object(Handle, "_run", longest.measure(run_as_usual)):
        sys.exit(main())
