"""The verb `test-alert`: send a trial message to one channel."""

from __future__ import annotations

import asyncio

import click

from monitor.cli.invocation import Invocation
from monitor.errors import UsageError
from monitor.model import Channel
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist


@click.command(epilog="Example: policy-monitor test-alert team")
@click.argument("channel")
@click.pass_obj
def test_alert(invocation: Invocation, channel: str) -> int:
    """Send a trial message to a channel now, and say what its receiver answered."""
    return try_channel(invocation.watchlist(), channel)


def try_channel(watchlist: Watchlist, name: str) -> int:
    """Send a trial message and print the outcome; return 0 if it was delivered, else 1.

    Raises `UsageError` where the watchlist has no channel of this name.
    """
    from monitor.deliver.outcome import Delivered
    from monitor.onboarding.probe import send_trial

    channel = _channel(watchlist, name)
    receiver = channel.target.shown
    outcome = asyncio.run(send_trial(watchlist, channel))
    if isinstance(outcome, Delivered):
        note = f" ({outcome.note})" if outcome.note else ""
        click.echo(one_line(f"delivered to {receiver}{note}"))
        return 0
    click.echo(one_line(f"not delivered to {receiver}: {outcome.error}"), err=True)
    return 1


def _channel(watchlist: Watchlist, name: str) -> Channel:
    by_name = {channel.name: channel for channel in watchlist.channels}
    if name not in by_name:
        known = ", ".join(by_name) or "none; write a [channel.NAME] table"
        raise UsageError(f"{watchlist.path} holds no channel '{name}'; there are: {known}")
    return by_name[name]
