"""One file and one row add a language: every stage then reads it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import monitor

HERE = Path(__file__).parent
PACKAGE = Path(monitor.__file__).parent


def understood(root: Path) -> dict[str, Any]:
    """What the package in this folder makes of pages in Toyish."""
    script = str(HERE / "read_toyish.py")
    done = subprocess.run(
        [sys.executable, script],
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def with_row(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A copy of the package with one file more, and one row more in the list of languages."""
    root = tmp_path_factory.mktemp("toyish")
    copy = root / "monitor"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE / "toy.py", copy / "languages" / "toy.py")
    rows = copy / "languages" / "__init__.py"
    text = rows.read_text(encoding="utf-8")
    with_toy = text.replace("nl, pt\n", "nl, pt, toy\n").replace(
        "    pt.PORTUGUESE,\n", "    pt.PORTUGUESE,\n    toy.TOYISH,\n"
    )
    assert with_toy.count("toy") == 2
    rows.write_text(with_toy, encoding="utf-8")
    return understood(root)


@pytest.fixture(scope="module")
def without_row() -> dict[str, Any]:
    return understood(PACKAGE.parent)


@pytest.mark.parametrize(
    ("what", "known"),
    [
        ("language", "qt"),
        ("date", ["2024-03-03", "updated"]),
        ("labels", ["Artikul 1.", "Artikul 2."]),
        ("control", False),
        ("topics", ["retention"]),
        ("signals", ["polarity", "consent"]),
        ("wall", "bot wall"),
        ("button", "button"),
        ("address", "Privacy policy"),
    ],
)
def test_one_row_teaches_every_stage(what, known, with_row, without_row):
    assert with_row[what] == known
    assert without_row[what] != known
