"""CSV can be opened in a spreadsheet without harm."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.cli.csv_output import csv_cell

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\rx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert csv_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("\t=1", "'\t'=1"), ("a;=1", "a;'=1"), ("a,@b", "a,'@b"), ("a|-b", "a|'-b"),
        ("a\n+b", "a\n'+b"), ('a;"=1"', "a;\"'=1\""), ("a-b, c = d", "a-b, c = d"),
    ],
)  # fmt: skip
def test_nor_is_what_follows_a_separator(cell: str, written: str) -> None:
    assert csv_cell(cell) == written


@given(st.text("=+-@;,|\t\r\n\"' a1", max_size=12), st.sampled_from(";,|\t"))
def test_no_separator_makes_a_formula_of_a_part(text: str, separator: str) -> None:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow(["x", csv_cell(text)])
    for line in file.getvalue().splitlines():
        for part in line.split(separator):
            assert not part.strip('"').startswith(FORMULA)
