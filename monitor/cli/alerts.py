"""The verbs about alerts: test-alert, redeliver."""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import urlsplit

import click

from monitor.cli.invocation import Session, application, queries_of
from monitor.cli.output import emit_json, minute, print_table
from monitor.errors import StoreLocked, UsageError
from monitor.model import Channel
from monitor.report.inert import one_line
from monitor.store.rows import AlertRow
from monitor.watchlist import Watchlist


@click.command(epilog="Example: policy-monitor test-alert team")
@click.argument("channel")
@click.pass_obj
def test_alert(session: Session, channel: str) -> int:
    """Send a trial message to a channel now, and say what its receiver answered."""
    return tried(session.watchlist(), channel)


def tried(watchlist: Watchlist, channel: str) -> int:
    """Sends the trial and says what came of it; 0 where it was delivered, 1 where not."""
    from monitor.deliver.outcome import Delivered
    from monitor.onboarding.probe import send_trial

    target = _channel(watchlist, channel)
    outcome = asyncio.run(send_trial(watchlist, target))
    where = _host(target.webhook) or ", ".join(target.email) or "its chat address"
    if isinstance(outcome, Delivered):
        note = f" ({outcome.note})" if outcome.note else ""
        click.echo(one_line(f"delivered to {where}{note}"))
        return 0
    click.echo(one_line(f"not delivered to {where}: {outcome.error}"), err=True)
    return 1


def _host(webhook: str | None) -> str:
    """The address without its path, in which many services put a token."""
    parts = urlsplit(webhook or "")
    return f"{parts.scheme}://{parts.netloc}" if webhook else ""


def _channel(watchlist: Watchlist, name: str) -> Channel:
    known = {channel.name: channel for channel in watchlist.channels}
    if name not in known:
        there = ", ".join(known) or "none; write a [channel.NAME] table"
        raise UsageError(f"{watchlist.path} holds no channel '{name}'; there are: {there}")
    return known[name]


@click.command(epilog="Example: policy-monitor redeliver msg_0b25e1c3f3a04ac6a5ae0fbbb9bd5b0d")
@click.argument("alert", required=False)
@click.option("--json", "as_json", is_flag=True, help="List as JSON.")
@click.pass_obj
def redeliver(session: Session, alert: str | None, as_json: bool) -> int:
    """Send an alert again under its old id, whatever became of it; list what is not delivered if
    none is named."""
    from monitor.store.sqlite.outbox import SqliteOutbox
    from monitor.store.sqlite.schema import INDEX, connect

    watchlist = session.watchlist() if alert else session.questions()
    root = watchlist.settings.snapshots
    with closing(queries_of(watchlist)) as queries:
        if alert is None:
            _list([r for s in ("pending", "leased", "dead") for r in queries.alerts(s)], as_json)
            return 0
        channel = queries.alert(alert).alert.channel
    with closing(connect(root / INDEX)) as connection:
        outbox = SqliteOutbox(connection, root / INDEX)
        outbox.enable(channel)
        outbox.redeliver(alert, datetime.now(UTC))
    return _delivered(watchlist, alert)


def _delivered(watchlist: Watchlist, alert: str) -> int:
    """Delivers what is due, unless a daemon that works on the folder will."""
    try:
        state = asyncio.run(_deliver(watchlist, alert))
    except StoreLocked:
        click.echo("due now: the running daemon delivers it")
        return 0
    click.echo(
        "delivered" if state == "sent" else "not delivered; it will be tried again",
        err=state != "sent",
    )
    return 0 if state == "sent" else 1


async def _deliver(watchlist: Watchlist, alert: str) -> str:
    async with application(watchlist) as joined:
        await joined.deliver()
        return joined.store.query.alert(alert).state


def _list(rows: list[AlertRow], as_json: bool) -> None:
    if as_json:
        emit_json({"alerts": [_alert_json(row) for row in rows]})
    elif rows:
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
    else:
        click.echo("every alert is delivered")


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
