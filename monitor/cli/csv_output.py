"""Write rows as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from monitor.cli.output import instant

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet take a cell for a formula (OWASP, CSV injection)."""


def write_csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Write the column names, which stand even without rows, and one line for each row."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([csv_cell(row[column]) for column in columns])


def csv_cell(value: object) -> object:
    """Return a cell's value: times as RFC 3339, and `=1+1` → `'=1+1`."""
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
