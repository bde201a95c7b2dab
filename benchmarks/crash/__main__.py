"""`python -m benchmarks.crash`: the whole trial, about five minutes."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.crash.trial import Trial, anywhere, everywhere
from benchmarks.crash.world import World, running


def main() -> int:
    """Runs the trial, prints the reckoning; 1 where anything was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--random", type=int, default=1000, help="kills at random moments")
    options.add_argument("--each-point", type=int, default=20, help="kills at each named point")
    options.add_argument("--longest", type=float, default=0.5, help="seconds a victim may live")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, running(World(companies=6)) as world:
        trial = Trial(world, Path(folder))
        trial.begin()
        everywhere(trial, asked.each_point)
        print(
            f"{trial.kills} kills at named points, {time.monotonic() - started:.0f} s", flush=True
        )
        anywhere(trial, asked.random, random.Random(asked.seed), asked.longest)
        trial.settle(60)
        reckoning = trial.reckon()
    print(f"{reckoning}\n{time.monotonic() - started:.0f} s")
    return 0 if reckoning.clean else 1


if __name__ == "__main__":
    sys.exit(main())
