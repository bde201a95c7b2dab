"""Tables fit the terminal, and hold still where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import click
import pytest

from monitor.cli.output import ago, print_table

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
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


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "now"), (0, "now"), (59, "59 s ago"), (61, "1 min ago"), (7200, "2 h ago"), (200_000, "2 d ago")],
)  # fmt: skip
def test_how_long_ago_is_told_in_the_largest_unit(seconds: int, words: str) -> None:
    assert ago(NOW - timedelta(seconds=seconds), NOW) == words
