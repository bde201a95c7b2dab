"""How `check` prints each result as it comes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from monitor.cli.output import coloured
from monitor.report.inert import one_line

if TYPE_CHECKING:
    from monitor.service.immediate_check import CheckResult

MANY: Final = 10
"""Number of watches from which a terminal shows a progress bar instead of a line for each."""

QUIET: Final = {
    "first": "read for the first time",
    "not modified": "unchanged",
    "same bytes": "unchanged",
    "same visible text": "unchanged",
    "same words": "unchanged",
    "editorial": "changed without substance",
    "to confirm": "a change waits for its second reading",
    "blinking": "flips between known versions",
    "held": "a change is held until it has lasted",
}
"""What to print for each outcome that is no alert."""

Show = Callable[["CheckResult"], None]
"""Prints one result as soon as it is known."""


@contextmanager
def result_display(number: int, *, quiet: bool) -> Iterator[Show]:
    """Yield a callback that prints results as they come.

    It prints nothing if `quiet`; on a terminal with many watches a progress bar, and lines for alerts
    and problems only; otherwise a line for each result.
    """
    if quiet:
        yield lambda _: None
    elif number >= MANY and sys.stdout.isatty():
        with _bar(number) as show:
            yield show
    else:
        yield lambda result: click.echo(_line(result))


@contextmanager
def _bar(number: int) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(), transient=True) as progress:
        task = progress.add_task("reading", total=number)

        def show(result: CheckResult) -> None:
            if result.events or result.state == "problem":
                progress.console.print(Text.from_ansi(_line(result)), soft_wrap=True)
            progress.advance(task)

        yield show


def _line(result: CheckResult) -> str:
    """Return the line of one watch: severity or state, what happened, what to do next."""
    reports = [event.report for event in result.events if event.report and event.report.alert]
    if reports:
        told = f"{reports[-1].summary} See: policy-monitor diff {result.watch}"
        return _words(reports[-1].severity, result.watch, told)
    if result.state == "problem":
        return _words("problem", result.watch, result.detail)
    told = QUIET.get(result.outcome, result.outcome)
    return _words(result.state, result.watch, f"{told}: {result.detail}" if result.detail else told)


def _words(word: str, watch: str, told: str) -> str:
    return f"{coloured(word, 8)} {one_line(watch)}  {one_line(told)}"
