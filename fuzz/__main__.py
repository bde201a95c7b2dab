"""`python -m fuzz [TARGET …]`: fuzz each target in turn; all of them by default."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from fuzz.targets import TARGETS


def main() -> int:
    """Run each target in a process of its own; return 1 if one broke a promise."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", default=[t.name for t in TARGETS])
    parser.add_argument("--seconds", type=int, default=60, help="of each target")
    parser.add_argument("--corpus", type=Path, default=Path(".fuzz"), help="where inputs are kept")
    given = parser.parse_args()
    broken = [name for name in given.targets if not _holds(name, given.corpus, given.seconds)]
    for name in broken:
        print(f"{name}: a promise is broken; the input lies in {given.corpus / name}-broken")
    return 1 if broken else 0


def _holds(name: str, corpus: Path, seconds: int) -> bool:
    return not subprocess.run(
        [sys.executable, "-m", "fuzz.engine", name, str(corpus), f"-max_total_time={seconds}"],
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
