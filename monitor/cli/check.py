"""The verb `check`: read now what is named, and deliver what is due."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from monitor.cli.invocation import Session, application, chosen
from monitor.cli.output import coloured, emit_json
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist

if TYPE_CHECKING:
    from monitor.deliver.dispatch import Tally
    from monitor.service.application import CheckResult

MANY: Final = 10
"""From so many watches on, a terminal shows progress instead of a line for each."""

QUIET: Final = {
    "first": "read for the first time",
    "not modified": "unchanged",
    "same bytes": "unchanged",
    "same visible text": "unchanged",
    "same words": "unchanged",
    "editorial": "changed without substance",
    "to confirm": "a change waits for its second reading",
    "flickered": "a change was gone at the second reading",
    "blinking": "flips between known versions",
    "held": "a change is held until it has lasted",
}
"""What a person is told of an outcome that is no news."""

Shown = Callable[["CheckResult"], None]


@click.command(epilog="Example: policy-monitor check ostenz/privacy-policy")
@click.argument("watch", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def check(session: Session, watch: tuple[str, ...], as_json: bool) -> int:
    """Read now what is named, and deliver what is due.

    WATCH is a watch's id, a company or an address; none means all. Exits 0 where all is fine, 1
    where a watch has a problem or an alert could not be delivered.
    """
    watchlist = session.watchlist()
    named = [w.id for w in chosen(watchlist, watch)] if watch else None
    number = len(watchlist.watches if named is None else named)
    with _screen(number, quiet=as_json) as shown:
        results, tally = asyncio.run(_checked(watchlist, named, shown))
    if as_json:
        emit_json({"watches": [_result_json(r) for r in results], "deliveries": _tally_json(tally)})
    else:
        _print_sum(results, tally)
    return 1 if tally.failed or any(r.state == "problem" for r in results) else 0


async def _checked(
    watchlist: Watchlist, named: Sequence[str] | None, shown: Shown
) -> tuple[tuple[CheckResult, ...], Tally]:
    async with application(watchlist) as joined:
        results = await joined.check(named, shown)
        return results, await joined.deliver()


@contextmanager
def _screen(number: int, *, quiet: bool) -> Iterator[Shown]:
    """How results are shown as they come: not at all, a line each, or a bar and what matters."""
    if quiet:
        yield lambda _: None
    elif number >= MANY and sys.stdout.isatty():
        with _bar(number) as shown:
            yield shown
    else:
        yield lambda result: click.echo(_line(result))


@contextmanager
def _bar(number: int) -> Iterator[Shown]:
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

        def shown(result: CheckResult) -> None:
            if result.events or result.state == "problem":
                progress.console.print(Text.from_ansi(_line(result)), soft_wrap=True)
            progress.advance(task)

        yield shown


def _line(result: CheckResult) -> str:
    """One watch: its state or the change's severity, what happened, what to do."""
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


def _print_sum(results: Sequence[CheckResult], tally: Tally) -> None:
    problems = sum(result.state == "problem" for result in results)
    changed = sum(bool(e.report and e.report.alert) for r in results for e in r.events)
    click.echo(
        f"{_count(len(results), 'watch', 'watches')} read, {_count(changed, 'change')} told, "
        f"{_count(problems, 'problem')}; {_count(tally.sent, 'alert')} delivered"
        + (f", {tally.failed} failed and will be tried again" if tally.failed else "")
        + (f", {tally.dead} given up: see `policy-monitor redeliver --help`" if tally.dead else "")
    )


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"


def _result_json(result: CheckResult) -> dict[str, object]:
    return {
        "watch": result.watch,
        "outcome": result.outcome,
        "state": result.state,
        "detail": result.detail,
        "events": [
            {
                "type": event.type,
                "severity": event.report and event.report.severity,
                "summary": event.report.summary if event.report else "",
            }
            for event in result.events
        ],
    }


def _tally_json(tally: Tally) -> dict[str, int]:
    return {"sent": tally.sent, "failed": tally.failed, "dead": tally.dead}
