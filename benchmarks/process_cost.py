"""Run a command and measure its cost, including every process that it started.

A grandchild that outlives its parent is missing from the parent's resource usage. Therefore the
command runs below a process that adopts orphans (`prctl(2)`, PR_SET_CHILD_SUBREAPER) and waits for
all of them.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

PR_SET_CHILD_SUBREAPER: Final = 36
ROOT: Final = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, in seconds."""

    cpu: float
    """User and system time of all its processes."""
    wall: float
    code: int
    said: str
    """The end of what it printed."""


def cost_of(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run the command in this folder and wait for its end."""
    wrapped = [sys.executable, "-m", "benchmarks.process_cost", str(folder), *command]
    own = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        wrapped, capture_output=True, text=True, env={**os.environ, **(environment or {}), **own},
        check=True,
    )  # fmt: skip
    return Cost(**json.loads(done.stdout))


def _main(folder: str, command: list[str]) -> None:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    wall = time.monotonic() - started
    while _orphan_ended():
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = Cost(used.ru_utime + used.ru_stime, wall, done.returncode, done.stdout[-2000:])
    print(json.dumps(asdict(cost)))


def _orphan_ended() -> bool:
    try:
        os.wait()
    except ChildProcessError:
        return False
    return True


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
