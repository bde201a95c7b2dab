"""The verb `sessions`: list who is signed in to the status page, and sign them out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

import click

from monitor.cli.invocation import Invocation
from monitor.cli.order_given import order_given
from monitor.cli.output import emit_json, minute, print_table, quantity
from monitor.errors import StoreDamaged, UsageError
from monitor.store.backends import backend_of
from monitor.store.sessions import SessionRow

SHORT: Final = 12
"""Digits by which a session is listed and named."""


@click.command(epilog="Example: policy-monitor sessions --revoke 0b25e1c3f3a0")
@click.option("--revoke", metavar="ID", help="Sign this session out.")
@click.option("--revoke-all", is_flag=True, help="Sign everybody out.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def sessions(invocation: Invocation, revoke: str | None, revoke_all: bool, as_json: bool) -> None:
    """List who is signed in to the status page with its password, or sign them out.

    A running daemon follows at once.
    """
    if revoke is not None and revoke_all:
        raise click.UsageError("give --revoke or --revoke-all, not both")
    settings = invocation.watchlist_without_secrets().settings
    backend = backend_of(settings.snapshots, settings.keys)
    with backend.sessions() as store:
        live = store.live(datetime.now(UTC))
        if revoke_all:
            ended = live
            store.revoke_all()
        elif revoke is not None:
            ended = (_named(live, revoke),)
            store.revoke(ended[0].id)
        else:
            _print(live, as_json=as_json)
            return
    with suppress(StoreDamaged), backend.orders() as orders:  # revoked it is, recorded or not
        for row in ended:
            orders.record(order_given("revoke session", row.id[:SHORT]))
    _tell(ended, as_json=as_json)


def _named(live: Sequence[SessionRow], name: str) -> SessionRow:
    """Return the session whose id begins so; at least as many digits as are listed must be given."""
    found = [row for row in live if len(name) >= SHORT and row.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(f"there is no session '{name}': `policy-monitor sessions` lists them")
    return found[0]


def _print(live: Sequence[SessionRow], *, as_json: bool) -> None:
    if as_json:
        emit_json({"sessions": [_session_json(row) for row in live]})
    elif live:
        print_table(
            ("ID", "NAME", "BEGUN", "LAST USED", "ADDRESS"),
            [
                (row.id[:SHORT], row.user, minute(row.begun), minute(row.last_used), row.address)
                for row in live
            ],
        )
    else:
        click.echo("nobody is signed in")


def _tell(ended: Sequence[SessionRow], *, as_json: bool) -> None:
    if as_json:
        emit_json({"revoked": [_session_json(row) for row in ended]})
    else:
        click.echo(f"{quantity(len(ended), 'session')} signed out")


def _session_json(row: SessionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.user,
        "address": row.address,
        "begun": row.begun,
        "last_used": row.last_used,
        "ends": row.ends,
    }
