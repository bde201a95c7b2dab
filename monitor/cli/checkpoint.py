"""The verb `checkpoint`: print the newest checkpoint of the log, to be kept elsewhere."""

from __future__ import annotations

import click

from monitor.cli.invocation import Invocation, store_of
from monitor.errors import UsageError


@click.command(epilog="Example: policy-monitor checkpoint > /elsewhere/2026-11-22.checkpoint")
@click.pass_obj
def checkpoint(invocation: Invocation) -> None:
    """Print the newest signed checkpoint of the log.

    Keep it where this machine cannot write. `verify --checkpoint FILE` then proves that the log
    still holds all that it held.
    """
    newest = store_of(invocation.watchlist_without_secrets()).checkpoint()
    if newest is None:
        raise UsageError("nothing is signed yet: the first checkpoint follows the first full day")
    click.echo(newest, nl=False)
