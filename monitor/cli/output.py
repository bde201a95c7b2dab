"""Print tables, JSON and times; text from pages loses its control characters first."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
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
"""Colour of each state and severity; the word is always printed too."""

GAP: Final = "  "
NARROWEST: Final = 20
"""Fewest columns into which the last cell of a row is wrapped."""
_STEPS: Final = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))


def has_colour() -> bool:
    """Return whether to colour the output: stdout is a terminal and `NO_COLOR` is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def coloured(word: str, width: int = 0) -> str:
    """Return a state or severity in its colour, padded with spaces to `width`."""
    return click.style(word.ljust(width), fg=COLOURS.get(word))


def emit_json(value: object) -> None:
    """Print a value as indented JSON; times as RFC 3339 in UTC."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, default=_plain))


def instant(moment: datetime | None) -> str | None:
    """Return a time as in JSON: `2026-11-22T01:25:44Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def minute(moment: datetime | None) -> str:
    """Return a time for people, in UTC: `2026-11-22 01:25`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if moment else "–"


def day(moment: datetime) -> str:
    """Return a day for people, in UTC: `2026-11-22`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d")


def look() -> Look:
    """Return width and colour for redlines on this output."""
    from monitor.report.terminal import WIDTH, Look

    colour = has_colour()
    width = min(shutil.get_terminal_size().columns, WIDTH) if colour else WIDTH
    return Look(width=width, colour=colour)


def ago(moment: datetime | None, now: datetime) -> str:
    """Return the time elapsed since `moment` in its largest unit: `3 h ago`."""
    if moment is None:
        return "–"
    seconds = max(0, (now - moment) // timedelta(seconds=1))
    for size, unit in _STEPS:
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return "now"


def quantity(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 watch`, `3 watches`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns; colour the first column by its state or severity.

    On a terminal, wrap the last column into the remaining width.
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
    """Write a file that the user asked for; raises `UsageError` if it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def progress_line(doing: str) -> Callable[[int, int], None]:
    """Return a callback `(done, total)` that rewrites one line on stderr; silent without a terminal."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    def show(done: int, total: int) -> None:
        end = "\r" if done < total else "\r\033[K"
        click.echo(f"{doing} {done}/{total}{end}", err=True, nl=False)

    return show


def _folded(text: str, room: int) -> list[str]:
    return textwrap.wrap(text, room) or [""] if room >= NARROWEST else [text]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """Return the columns that a text takes: wide East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _plain(value: Any) -> object:
    if isinstance(value, datetime):
        return instant(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
