"""The daemon as a process that reports its resource usage several times a second.

`python -m benchmarks.load.daemon WATCHLIST`: the same parts as `policy-monitor run`, and a line of
JSON at the start and after each interval.
"""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import structlog

EVERY: Final = 0.2
"""Seconds between two samples."""
LOOK: Final = 0.02
"""Seconds between two measurements of the loop's delay."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Resource usage at one moment, in bytes and seconds."""

    resident: int
    handles: int
    cpu: float
    busy: int
    late: float
    """Longest delay of the event loop since the last sample; ticks are never later."""


class Running:
    """A running daemon; `next` waits for its next sample."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def next(self) -> Sample:
        """Return the next sample; raises `RuntimeError` if the daemon has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the daemon ended with code {self._process.wait()}")
        return Sample(**json.loads(line))

    def stop(self) -> int:
        """Send SIGTERM and return the exit code."""
        self._process.send_signal(signal.SIGTERM)
        self._process.communicate()
        return self._process.returncode


@contextmanager
def running(watchlist: Path) -> Iterator[Running]:
    """Start a daemon on this watchlist; kill it at the end of the block if it still runs."""
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load.daemon", str(watchlist)],
        cwd=root, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield Running(process)
        finally:
            process.kill()


async def _serve(watchlist: Path) -> None:
    from monitor.service.application import Application
    from monitor.watchlist import load

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with Application.open(load(watchlist, {})) as application:
        loop.add_signal_handler(signal.SIGTERM, stop.set)
        telling = asyncio.create_task(_tell(lambda: application.daemon.busy))
        await application.run(stop)
        telling.cancel()


async def _tell(busy: object) -> None:
    loop = asyncio.get_running_loop()
    print(json.dumps(asdict(_sample(0.0, 0))), flush=True)
    while True:
        late, until = 0.0, loop.time() + EVERY
        while loop.time() < until:
            meant = loop.time() + LOOK
            await asyncio.sleep(LOOK)
            late = max(late, loop.time() - meant)
        print(json.dumps(asdict(_sample(late, busy() if callable(busy) else 0))), flush=True)


def _sample(late: float, busy: int) -> Sample:
    used = resource.getrusage(resource.RUSAGE_SELF)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Sample(
        resident=pages * resource.getpagesize(),
        handles=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        cpu=used.ru_utime + used.ru_stime,
        busy=busy,
        late=late,
    )


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    asyncio.run(_serve(Path(sys.argv[1])))
