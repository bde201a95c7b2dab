"""The verb `forget`: remove everything that is stored of a watch."""

from __future__ import annotations

import asyncio
import sys
from contextlib import closing
from difflib import get_close_matches

import click

from monitor.cli.invocation import Invocation, store_of
from monitor.cli.order_given import order_given
from monitor.cli.output import emit_json, quantity
from monitor.errors import StoreError, StoreLocked, UsageError
from monitor.report.inert import one_line
from monitor.store.backends import Backend
from monitor.store.orders import BEGIN_ANEW, FORGET
from monitor.store.upkeep import Forgotten
from monitor.watchlist import Watchlist

STAYS = (
    "what stays: backups, alerts already sent, this program's logs; in the signed log the watch's "
    "name, times and hashes, but no words; who ordered this"
)


@click.command(epilog="Example: policy-monitor forget ostenz/privacy-policy")
@click.argument("watch")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--listed", is_flag=True, help="Also if the watchlist lists it: it is read anew.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def forget(invocation: Invocation, watch: str, yes: bool, listed: bool, as_json: bool) -> None:
    """Remove everything that is stored of WATCH, its id: pages, texts, readings, alerts, feeds.

    This cannot be undone. The signed log records who ordered it, when, and which version was the
    newest. Beside a running daemon, the daemon does it within seconds.
    """
    watchlist = invocation.watchlist_without_secrets()
    anew = any(one.id == watch for one in watchlist.watches)
    if anew and not listed:
        raise UsageError(
            f"{watch} is on the watchlist: remove it there, and reload a running daemon. With "
            "--listed all that is stored goes, and the page is read anew as if just added"
        )
    backend = store_of(watchlist)
    _confirm(backend, watch, yes=yes)
    order = order_given(BEGIN_ANEW if anew else FORGET, watch)
    from monitor.service.forget_watch import forget_alone

    try:
        told = asyncio.run(forget_alone(watchlist, order))
    except StoreLocked:
        with backend.orders() as orders:
            orders.leave(order)
        _print_left(watch, as_json=as_json)
        return
    _print(told, watchlist, as_json=as_json)


def _confirm(backend: Backend, watch: str, *, yes: bool) -> None:
    """Say what is stored and ask; refuse where nobody can answer."""
    stored = _stored(backend, watch)
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"{stored} would be removed for ever: say --yes")
    click.confirm(one_line(f"Remove {stored} for ever?"), abort=True, err=True)


def _stored(backend: Backend, watch: str) -> str:
    """Return a phrase for what the index has of a watch; `forget` finds files without an index."""
    try:
        with closing(backend.queries()) as queries:
            if queries.status(watch) is None:
                close = get_close_matches(watch, [s.watch for s in queries.statuses()], n=1)
                advice = f" (not '{close[0]}')" if close else ""
                return f"the files of {watch}{advice}, which the index does not know,"
            versions, events = queries.versions(watch), queries.event_marks(watch)
    except StoreError:
        return f"all files of {watch}"
    count = f"{quantity(len(versions), 'version')} and {quantity(len(events), 'event')}"
    return f"{count} of {watch}"


def _print_left(watch: str, *, as_json: bool) -> None:
    if as_json:
        emit_json({"watch": watch, "left_to_daemon": True})
    else:
        click.echo(one_line(f"the running daemon forgets {watch} within seconds"))
        click.echo(STAYS)


def _print(told: Forgotten, watchlist: Watchlist, *, as_json: bool) -> None:
    if as_json:
        emit_json(_forgotten_json(told))
        return
    click.echo(
        one_line(
            f"forgotten: {told.watch}: {quantity(told.versions, 'version')}, "
            f"{quantity(told.events, 'event')}, {quantity(told.readings, 'reading')}, "
            f"{quantity(told.files, 'file')}"
        )
    )
    if told.undelivered:
        click.echo(f"{quantity(told.undelivered, 'alert')} removed that nobody received")
    for path in told.left:
        click.echo(one_line(f"left, not written by this program: {path}"))
    for path in told.old_indexes:
        click.echo(one_line(f"still holds it, an index that a rebuild kept: {path}"))
    if any(watch.id == told.watch for watch in watchlist.watches):
        click.echo("the watchlist lists it: the next reading begins anew")
    click.echo(STAYS)


def _forgotten_json(told: Forgotten) -> dict[str, object]:
    return {
        "watch": told.watch,
        "left_to_daemon": False,
        "versions": told.versions,
        "events": told.events,
        "readings": told.readings,
        "files": told.files,
        "undelivered_alerts": told.undelivered,
        "left": [str(path) for path in told.left],
        "old_indexes": [str(path) for path in told.old_indexes],
    }
