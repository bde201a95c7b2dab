"""The verb `verify`: compare every stored file with the index, and all versions with the log."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.cli.damage_output import damaged_json, exit_code, print_damaged
from monitor.cli.invocation import Invocation, store_of
from monitor.cli.output import emit_json, progress_line, quantity
from monitor.report.inert import one_line
from monitor.store.upkeep import Verdict
from monitor.transparency.entries import ForgottenEntry


@click.command(epilog="Example: policy-monitor verify")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--keys", type=click.Path(path_type=Path), help="Folder of the log's key, or its log.pub."
)
@click.option(
    "--checkpoint", "kept", multiple=True, metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A checkpoint kept elsewhere, which the log must extend.",
)  # fmt: skip
@click.pass_obj
def verify(invocation: Invocation, as_json: bool, keys: Path | None, kept: tuple[Path, ...]) -> int:
    """Compare every stored file with the index, and all versions with the signed log.

    Exits 0 if all match, 65 if a file is damaged, or the past was rewritten.
    """
    store = store_of(invocation.watchlist_without_secrets(), keys)
    outside = tuple((str(path), path.read_text("utf-8", "replace")) for path in kept)
    progress = progress_line("verifying")
    verdict = store.verify(datetime.now(UTC), progress=progress, outside=outside)
    if as_json:
        emit_json(_verdict_json(verdict))
    else:
        _print_verdict(verdict)
    return exit_code(verdict.damaged)


def _print_verdict(verdict: Verdict) -> None:
    print_damaged(verdict.damaged)
    for path in verdict.orphans:
        click.echo(one_line(f"not in the index: {path}"))
    click.echo(f"{verdict.versions} versions, {len(verdict.damaged)} damaged")
    if verdict.entries:
        click.echo(f"log: {verdict.entries} entries, {verdict.checkpoints} checkpoints")
    for entry in verdict.forgotten:
        versions = quantity(entry.versions, "version")
        click.echo(one_line(f"forgotten: {entry.watch}, {versions}, {entry.at} by {entry.by}"))
    if verdict.retired:
        click.echo(f"removed by retention: {quantity(verdict.retired, 'file')}")


def _verdict_json(verdict: Verdict) -> dict[str, object]:
    return {
        "versions": verdict.versions,
        "damaged": damaged_json(verdict.damaged),
        "log": {"entries": verdict.entries, "checkpoints": verdict.checkpoints},
        "forgotten": [_forgotten_json(entry) for entry in verdict.forgotten],
        "retired": verdict.retired,
        "orphans": [str(path) for path in verdict.orphans],
    }


def _forgotten_json(entry: ForgottenEntry) -> dict[str, object]:
    return {
        "watch": entry.watch,
        "at": entry.at,
        "by": entry.by,
        "versions": entry.versions,
        "newest_record": entry.head,
    }
