"""The fuzzer runs each target: a bounded number of inputs from a fixed seed, and a fault is found."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from fuzz.targets import TARGETS, Target

ROOT: Final = Path(__file__).parent.parent.parent
RUNS: Final = {
    "read": 300, "word": 600, "pages": 100, "compare": 200, "answers": 20_000, "robots": 3_000, "watchlist": 300,
}  # fmt: skip
"""Inputs that a target takes in a few seconds."""

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None
    and (sys.platform != "linux" or platform.machine() != "x86_64"),
    reason="atheris has wheels for Linux on x86-64 only",
)


def fuzz(target: str, corpus: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the engine; a busy machine must not make an input look slow."""
    return subprocess.run(
        [sys.executable, "-m", "fuzz.engine", target, str(corpus), "-seed=1", "-timeout=300", *options],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_promise_is_broken(target: Target, tmp_path: Path) -> None:
    ran = fuzz(target.name, tmp_path, f"-runs={RUNS[target.name]}")
    assert ran.returncode == 0, ran.stderr[-4_000:]
    assert f"Done {RUNS[target.name]} runs" in ran.stderr
    assert not [*(tmp_path / f"{target.name}-broken").iterdir()]


def test_a_broken_promise_is_found_and_its_input_kept(tmp_path: Path) -> None:
    """An input that takes more memory than allowed: here, any."""
    ran = fuzz("robots", tmp_path, "-runs=3000", "-rss_limit_mb=1")
    assert ran.returncode != 0
    assert [*(tmp_path / "robots-broken").iterdir()]
