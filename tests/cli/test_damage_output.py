"""Damaged files are printed one a line, and set the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli.damage_output import damaged_json, exit_code, print_damaged
from monitor.errors import StoreDamaged

DAMAGED = (StoreDamaged(Path("a.md"), "it was altered\x1b[2J"),)


def test_each_damaged_file_is_a_line_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_damaged(DAMAGED)
    err = capsys.readouterr().err
    assert err.startswith("damaged: a.md: it was altered")
    assert (err.count("\n"), "\x1b" in err) == (1, False)


def test_the_exit_code_says_whether_anything_is_damaged() -> None:
    assert (exit_code(DAMAGED), exit_code(())) == (65, 0)
    assert [entry["path"] for entry in damaged_json(DAMAGED)] == ["a.md"]
