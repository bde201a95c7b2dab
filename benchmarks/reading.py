"""Measure recall, precision and speed of reading pages.

usage: python -m benchmarks.reading FOLDER

FOLDER holds pages beside hand-made reference texts: NAME.html and NAME.txt (or NAME.md). Recall and
precision count distinct three-word runs, as in `reading.md`.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from pathlib import Path

import monitor
from monitor.extract.fingerprint import fingerprint

HTML = "text/html; charset=utf-8"


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the distinct three-word runs of a text, link targets left out."""
    words = re.findall(r"\w+", re.sub(r"\]\([^()\s]*\)", "]", text).lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def measured(page: Path) -> tuple[float, float, float, float] | None:
    """Return recall, precision, and seconds to read and to fingerprint; None without a reference."""
    reference = next((page.with_suffix(s) for s in (".txt", ".md") if page.with_suffix(s).exists()), None)  # fmt: skip
    if reference is None:
        return None
    body = page.read_bytes()
    start = time.perf_counter()
    text = monitor.read(body, "https://policy.example/", HTML).text
    read = time.perf_counter()
    fingerprint(body, HTML)
    hashed = time.perf_counter()
    mine, expected = runs(text), runs(reference.read_text(encoding="utf-8"))
    hit = len(mine & expected)
    return hit / max(1, len(expected)), hit / max(1, len(mine)), read - start, hashed - read


def main(folder: str) -> None:
    rows = [row for page in sorted(Path(folder).glob("*.html")) if (row := measured(page))]
    recall, precision, read, hashed = zip(*rows, strict=True)
    print(f"pages       {len(rows)}")
    print(f"recall      {statistics.mean(recall):.4f}")
    print(f"precision   {statistics.mean(precision):.4f}")
    print(f"read        {1000 * statistics.median(read):.1f} ms, median")
    print(f"fingerprint {1000 * statistics.median(hashed):.1f} ms, median")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
