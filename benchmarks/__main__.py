"""`python -m benchmarks`: measure what checking costs; print the report and write `checking.md`."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Final

from benchmarks import checking
from benchmarks.load import growth

REPORT: Final = Path(__file__).with_name("checking.md")


def main() -> None:
    """Measure everything; takes a few minutes."""
    head = (
        "# What checking costs\n\n"
        f"Written by `make bench`: Python {platform.python_version()}, "
        f"{os.cpu_count()} processors, {platform.machine()}.\n\n"
    )
    report = f"{head}{checking.section(checking.measure())}\n{growth.section(growth.measure())}"
    print(report)
    REPORT.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
