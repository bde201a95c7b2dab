"""The verb `unmute`: alert again on changes that were muted because they come and go."""

from __future__ import annotations

from contextlib import closing

import click

from monitor.cli.invocation import Invocation, queries_of, single_watch
from monitor.cli.order_given import order_given
from monitor.cli.output import emit_json, quantity
from monitor.decide.memory import Memory
from monitor.decide.recall import unmuted
from monitor.errors import StoreLocked, UsageError
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist


@click.command(epilog="Example: policy-monitor unmute ostenz/privacy-policy")
@click.argument("watch")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def unmute(invocation: Invocation, watch: str, as_json: bool) -> None:
    """Alert again on what comes and goes on a page: forget that it blinks or flickers.

    `status` and `history` show what is muted. Beside a running daemon, its status page does this.
    """
    watchlist = invocation.watchlist_without_secrets()
    name = single_watch(watchlist, watch).id
    with closing(queries_of(watchlist)) as queries:
        if queries.status(name) is None:
            raise UsageError(f"{name} was never read: begin with `policy-monitor check {name}`")
    before = _unmute(watchlist, name)
    if as_json:
        emit_json(
            {
                "watch": name,
                "blinking_since": before.blinking_since,
                "flickering": [flicker.words for flicker in before.flickers],
            }
        )
    else:
        click.echo(one_line(f"{name}: {_released(before)}"))


def _unmute(watchlist: Watchlist, watch: str) -> Memory:
    """Clear blinking and flickering under the folder's lock; return the memory from before."""
    from monitor.service.factories import open_store

    try:
        with open_store(watchlist) as store:
            before = store.memory(watch)
            store.amend(watch, unmuted)
            store.orders.record(order_given("unmute", watch))
            return before
    except StoreLocked as locked:
        advice = "; a running daemon's status page has a button for this"
        raise StoreLocked(locked.path, locked.problem + advice) from None


def _released(before: Memory) -> str:
    """Return a phrase that says what will be alerted again."""
    muted = []
    if before.blinking_since:
        muted.append("the page that went back and forth")
    if before.flickers:
        muted.append(quantity(len(before.flickers), "flickering place"))
    return f"{' and '.join(muted)} will be told again" if muted else "nothing was muted"
