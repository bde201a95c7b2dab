"""How `verify` and `rebuild` print damaged files."""

from __future__ import annotations

from collections.abc import Sequence

import click

from monitor.errors import StoreDamaged
from monitor.report.inert import one_line


def print_damaged(damaged: Sequence[StoreDamaged]) -> None:
    """Print one line on stderr for each damaged file."""
    for error in damaged:
        click.echo(one_line(f"damaged: {error}"), err=True)


def damaged_json(damaged: Sequence[StoreDamaged]) -> list[dict[str, str]]:
    """Return path and problem of each damaged file."""
    return [{"path": str(error.path), "problem": error.problem} for error in damaged]


def exit_code(damaged: Sequence[StoreDamaged]) -> int:
    """Return 0 if every file is intact, else 65 (EX_DATAERR of sysexits.h)."""
    return StoreDamaged.exit_code if damaged else 0
