"""`python -m benchmarks.crash`: run the whole trial, about five minutes."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.crash.trial import whole_trial


def main() -> int:
    """Run trials in parallel and print the results; return 1 if anything was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--random", type=int, default=1000, help="kills at random moments")
    options.add_argument("--each-point", type=int, default=20, help="kills at each named point")
    options.add_argument("--longest", type=float, default=0.7, help="seconds a victim may live")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--worlds", type=int, default=2, help="trials side by side")
    asked = options.parse_args()
    started = time.monotonic()
    with ProcessPoolExecutor(asked.worlds, get_context("spawn")) as pool:
        each, some = -(-asked.each_point // asked.worlds), -(-asked.random // asked.worlds)
        trials = [
            pool.submit(whole_trial, each, some, asked.longest, asked.seed + number)
            for number in range(asked.worlds)
        ]
        results = [trial.result() for trial in trials]
    for result in results:
        print(result)
    print(f"{time.monotonic() - started:.0f} s")
    return 0 if all(result.clean for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
