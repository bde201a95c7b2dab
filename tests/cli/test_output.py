"""Tables fit the terminal, and hold still where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

import click
import pytest

from monitor.cli.output import print_table

ROWS: Final = [["high", "one two three four five six seven"], ["low", "eight"]]


@pytest.fixture
def printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[int], list[str]]:
    """The lines of the table on a terminal of so many columns; 0: no terminal."""

    def lines(columns: int) -> list[str]:
        monkeypatch.setattr("sys.stdout.isatty", lambda: columns > 0, raising=False)
        monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
        print_table(("WHAT", "TOLD"), ROWS)
        return click.unstyle(capsys.readouterr().out).splitlines()

    return lines


def test_on_a_terminal_the_last_column_is_folded_below_its_heading(
    printed: Callable[[int], list[str]],
) -> None:
    assert printed(30) == [
        "WHAT  TOLD",
        "high  one two three four five",
        "      six seven",
        "low   eight",
    ]


@pytest.mark.parametrize("columns", [0, 20])
def test_elsewhere_a_row_is_a_line(printed: Callable[[int], list[str]], columns: int) -> None:
    """Where there is no terminal, or none worth folding for."""
    assert printed(columns)[1:] == ["high  one two three four five six seven", "low   eight"]
