"""The verb `redeliver`: send an alert again, or list the alerts that are not delivered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

import click

from monitor.cli.invocation import Invocation, application, queries_of, store_of
from monitor.cli.order_given import order_given
from monitor.cli.output import emit_json, minute, print_table
from monitor.errors import StoreLocked
from monitor.store.rows import AlertRow, AlertState
from monitor.watchlist import Watchlist

UNDELIVERED: tuple[AlertState, ...] = ("pending", "leased", "dead")


@click.command(epilog="Example: policy-monitor redeliver msg_0b25e1c3f3a04ac6a5ae0fbbb9bd5b0d")
@click.argument("alert", required=False)
@click.option("--json", "as_json", is_flag=True, help="List as JSON.")
@click.pass_obj
def redeliver(invocation: Invocation, alert: str | None, as_json: bool) -> int:
    """Send an alert again under its old id, in whatever state it is.

    Without ALERT, list the alerts that are not delivered.
    """
    if alert is None:
        _print_undelivered(invocation.watchlist_without_secrets(), as_json=as_json)
        return 0
    watchlist = invocation.watchlist()
    _make_due(watchlist, alert)
    return _deliver_now(watchlist, alert)


def _print_undelivered(watchlist: Watchlist, *, as_json: bool) -> None:
    with closing(queries_of(watchlist)) as queries:
        rows = [row for state in UNDELIVERED for row in queries.alerts(state)]
    if as_json:
        emit_json({"alerts": [_alert_json(row) for row in rows]})
    elif rows:
        _print_table(rows)
    else:
        click.echo("every alert is delivered")


def _make_due(watchlist: Watchlist, alert: str) -> None:
    """Put the alert back into the outbox and enable its channel again."""
    store = store_of(watchlist)
    with closing(store.queries()) as queries:
        channel = queries.alert(alert).alert.channel
    with store.outbox() as outbox:
        outbox.enable(channel)
        outbox.redeliver(alert, datetime.now(UTC))
    with store.orders() as orders:
        orders.record(order_given("redeliver", alert))


def _deliver_now(watchlist: Watchlist, alert: str) -> int:
    """Deliver what is due, unless a running daemon holds the folder and will do it."""
    try:
        state = asyncio.run(_deliver(watchlist, alert))
    except StoreLocked:
        click.echo("due now: the running daemon delivers it")
        return 0
    if state == "sent":
        click.echo("delivered")
        return 0
    click.echo("not delivered; it will be tried again", err=True)
    return 1


async def _deliver(watchlist: Watchlist, alert: str) -> AlertState:
    async with application(watchlist) as joined:
        await joined.deliver()
        return joined.store.query.alert(alert).state


def _print_table(rows: Sequence[AlertRow]) -> None:
    print_table(
        ("STATE", "ALERT", "CHANNEL", "WATCH", "SINCE", "TRIES", "LAST ERROR"),
        [
            (
                row.state, row.alert.id, row.alert.channel, row.alert.watch,
                minute(row.alert.created_at), str(row.attempts), row.last_error,
            )
            for row in rows
        ],
    )  # fmt: skip


def _alert_json(row: AlertRow) -> dict[str, object]:
    return {
        "id": row.alert.id,
        "state": row.state,
        "type": row.alert.type,
        "watch": row.alert.watch,
        "channel": row.alert.channel,
        "created_at": row.alert.created_at,
        "attempts": row.attempts,
        "next_try": row.next_try,
        "last_error": row.last_error,
    }
