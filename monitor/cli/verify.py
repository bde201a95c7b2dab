"""The verb `verify`: compare every stored file with the hash in the index."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from monitor.cli.damage_output import damaged_json, exit_code, print_damaged
from monitor.cli.invocation import Invocation, store_of
from monitor.cli.output import emit_json, progress_line
from monitor.report.inert import one_line
from monitor.store.upkeep import Verdict


@click.command(epilog="Example: policy-monitor verify")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def verify(invocation: Invocation, as_json: bool) -> int:
    """Compare every stored file with its hash in the index.

    Exits 0 if all match, 65 if any file is damaged.
    """
    store = store_of(invocation.watchlist_without_secrets())
    verdict = store.verify(datetime.now(UTC), progress=progress_line("verifying"))
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


def _verdict_json(verdict: Verdict) -> dict[str, object]:
    return {
        "versions": verdict.versions,
        "damaged": damaged_json(verdict.damaged),
        "orphans": [str(path) for path in verdict.orphans],
    }
