"""What verbs print: text that no page can use to command a terminal, tables, and JSON."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.errors import UsageError
from monitor.report.inert import one_line

if TYPE_CHECKING:
    from monitor.report.terminal import Look

COLOURS: Final = {
    "ok": "green", "new": "cyan", "problem": "red", "paused": "bright_black",
    "changed": "yellow", "editorial": "bright_black", "low": "blue", "medium": "yellow", "high": "red",
}  # fmt: skip
"""By state or severity; the word itself always stands beside its colour."""

GAP: Final = "  "
NARROWEST: Final = 20
"""Columns below which a terminal folds lines better than we could."""
_STEPS: Final = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))


def has_colour() -> bool:
    """Whether what is printed may be coloured: a terminal, and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def coloured(word: str, width: int = 0) -> str:
    """A state or severity in its colour, padded."""
    return click.style(word.ljust(width), fg=COLOURS.get(word))


def emit_json(value: object) -> None:
    """A value as indented JSON; times in UTC, in RFC 3339."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, default=_plain))


def instant(moment: datetime | None) -> str | None:
    """A time as JSON has it: `2026-11-22T01:25:44Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def minute(moment: datetime | None) -> str:
    """A time as a person reads it, in UTC: `2026-11-22 01:25`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if moment else "–"


def day(moment: datetime) -> str:
    """A day as a person reads it, in UTC: `2026-11-22`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d")


def look() -> Look:
    """How redlines are written here: as wide as the terminal, with colour where it may be."""
    from monitor.report.terminal import WIDTH, Look

    colour = has_colour()
    width = min(shutil.get_terminal_size().columns, WIDTH) if colour else WIDTH
    return Look(width=width, colour=colour)


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago it was, in the largest unit that fits: `3 h ago`."""
    if moment is None:
        return "–"
    seconds = max(0, (now - moment) // timedelta(seconds=1))
    for size, unit in _STEPS:
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return "now"


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns; the first column is a state or severity and takes its colour.

    On a terminal the last column is folded into the room that the others leave it.
    """
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(headings, *clean, strict=True)]
    indent = sum(widths[:-1]) + len(GAP) * (len(widths) - 1)
    room = shutil.get_terminal_size().columns - indent if sys.stdout.isatty() else 0
    click.echo(click.style(_row(headings, widths), dim=True))
    for row in clean:
        last, *more = _folded(row[-1], room)
        line = _row([*row[:-1], last], widths)
        click.echo(coloured(row[0]) + line[len(row[0]) :])
        for words in more:
            click.echo(" " * indent + words)


def write_file(path: Path, text: str) -> None:
    """A file that somebody asked for; `UsageError` where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _folded(text: str, room: int) -> list[str]:
    return textwrap.wrap(text, room) or [""] if room >= NARROWEST else [text]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """Columns in a terminal: wide East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _plain(value: Any) -> object:
    if isinstance(value, datetime):
        return instant(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
