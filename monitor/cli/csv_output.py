"""Write rows as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from monitor.cli.output import instant

FORMULA_START: Final = re.compile(r"""((?:\A|[;,\t|\r\n])"*)(?=[=+\-@\t\r])""")
"""The place before a character that makes a spreadsheet take a cell for a formula.

A cell also begins after any character that the spreadsheet may take for the separator (OWASP, CSV
injection).
"""


def write_csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Write the column names, which stand even without rows, and one line for each row."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([csv_cell(row[column]) for column in columns])


def csv_cell(value: object) -> object:
    """Return a cell's value: times as RFC 3339, `=1+1` → `'=1+1`, `a;=1+1` → `a;'=1+1`."""
    if isinstance(value, datetime):
        return instant(value)
    return FORMULA_START.sub(r"\1'", value) if isinstance(value, str) else value
