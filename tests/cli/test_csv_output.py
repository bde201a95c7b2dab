"""CSV can be opened in a spreadsheet without harm."""

from __future__ import annotations

import pytest

from monitor.cli.csv_output import csv_cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert csv_cell(cell) == f"'{cell}"
