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


BROKEN: Final = """
from fuzz import engine
from fuzz.targets import Target

class Broken(Target):
    def load(self):
        return check

def check(data):
    assert b"Crawl" not in data

engine.named = lambda name: Broken(name, 1_024)
engine.main()
"""
"""The engine, with a target that breaks its promise for one of the seeds of `robots`."""


def fuzz(
    program: tuple[str, ...], corpus: Path, target: str, *options: str
) -> subprocess.CompletedProcess[str]:
    """Run the engine; a busy machine must not make an input look slow."""
    return subprocess.run(
        [sys.executable, *program, target, str(corpus), "-seed=1", "-timeout=300", *options],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_promise_is_broken(target: Target, tmp_path: Path) -> None:
    ran = fuzz(("-m", "fuzz.engine"), tmp_path, target.name, f"-runs={RUNS[target.name]}")
    assert ran.returncode == 0, ran.stderr[-4_000:]
    assert f"Done {RUNS[target.name]} runs" in ran.stderr
    assert not [*(tmp_path / f"{target.name}-broken").iterdir()]


def test_a_broken_promise_is_found_and_its_input_kept(tmp_path: Path) -> None:
    ran = fuzz(("-c", BROKEN), tmp_path, "robots", "-runs=1000")
    assert ran.returncode != 0
    (kept,) = (tmp_path / "robots-broken").iterdir()
    assert b"Crawl" in kept.read_bytes()
