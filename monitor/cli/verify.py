"""The verbs that keep the store sound: verify, rebuild."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.cli.invocation import Session, queries_of
from monitor.cli.output import emit_json
from monitor.errors import StoreDamaged
from monitor.report.inert import one_line


@click.command(epilog="Example: policy-monitor verify")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def verify(session: Session, as_json: bool) -> int:
    """Hold every stored file against the hash that the index has of it.

    Exits 0 where all fit, 65 where any does not.
    """
    from monitor.store.sqlite.verification import verify as verified

    watchlist = session.questions()
    root = watchlist.settings.snapshots
    with closing(queries_of(watchlist)) as queries:
        verdict = verified(root, queries, datetime.now(UTC), progress=_progress("verifying"))
    if as_json:
        emit_json(
            {
                "versions": verdict.versions,
                "damaged": _damaged_json(verdict.damaged),
                "orphans": [str(path) for path in verdict.orphans],
            }
        )
    else:
        _print_damaged(verdict.damaged)
        for path in verdict.orphans:
            click.echo(one_line(f"not in the index: {path}"))
        click.echo(f"{verdict.versions} versions, {len(verdict.damaged)} damaged")
    return StoreDamaged.exit_code if verdict.damaged else 0


@click.command(epilog="Example: policy-monitor rebuild")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def rebuild(session: Session, as_json: bool) -> int:
    """Make the index anew from the files, and keep the old one beside it.

    The history of alerts and readings is in the index only: what was not delivered is lost with it.
    """
    from monitor.store.snapshots.lock import FolderLock
    from monitor.store.sqlite.rebuild import rebuild as rebuilt

    root = session.questions().settings.snapshots
    with FolderLock(root):
        result = rebuilt(root, datetime.now(UTC), progress=_progress("rebuilding"))
    if as_json:
        emit_json(
            {
                "watches": result.watches,
                "versions": result.versions,
                "damaged": _damaged_json(result.damaged),
                "kept": str(result.kept) if result.kept else None,
            }
        )
    else:
        _print_damaged(result.damaged)
        click.echo(f"the index holds {result.versions} versions of {result.watches} watches again")
        if result.kept:
            click.echo(f"the old index is kept as {result.kept}")
    return StoreDamaged.exit_code if result.damaged else 0


def _progress(doing: str) -> Callable[[int, int], None]:
    """Shows how far it is, on a terminal only."""
    if not sys.stderr.isatty():
        return lambda _done, _all: None

    def shown(done: int, total: int) -> None:
        end = "\r" if done < total else "\r\033[K"
        click.echo(f"{doing} {done}/{total}{end}", err=True, nl=False)

    return shown


def _print_damaged(damaged: tuple[StoreDamaged, ...]) -> None:
    for error in damaged:
        click.echo(one_line(f"damaged: {error}"), err=True)


def _damaged_json(damaged: tuple[StoreDamaged, ...]) -> list[dict[str, str | Path]]:
    return [{"path": str(error.path), "problem": error.problem} for error in damaged]
