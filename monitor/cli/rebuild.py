"""The verb `rebuild`: write a new index from the snapshot files."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from monitor.cli.damage_output import damaged_json, exit_code, print_damaged
from monitor.cli.invocation import Invocation
from monitor.cli.order_given import order_given
from monitor.cli.output import emit_json, progress_line
from monitor.store.backends import backend_of
from monitor.store.upkeep import Rebuilt


@click.command(epilog="Example: policy-monitor rebuild")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def rebuild(invocation: Invocation, as_json: bool) -> int:
    """Build a new index from the files, and keep the old one beside it.

    Alerts, events and readings are in the old index only: they are copied if it can still be read.
    """
    settings = invocation.watchlist_without_secrets().settings
    backend = backend_of(settings.snapshots, settings.keys)
    result = backend.rebuild(datetime.now(UTC), progress=progress_line("rebuilding"))
    with backend.orders() as orders:
        orders.record(order_given("rebuild"))
    if as_json:
        emit_json(_result_json(result))
    else:
        _print_result(result)
    return exit_code(result.damaged)


def _print_result(result: Rebuilt) -> None:
    print_damaged(result.damaged)
    click.echo(f"the index holds {result.versions} versions of {result.watches} watches again")
    if result.kept:
        click.echo(f"the old index is kept as {result.kept}")


def _result_json(result: Rebuilt) -> dict[str, object]:
    return {
        "watches": result.watches,
        "versions": result.versions,
        "damaged": damaged_json(result.damaged),
        "kept": str(result.kept) if result.kept else None,
    }
