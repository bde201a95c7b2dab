"""The verb `status`: print the state of every watch."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

import click

from monitor.cli.invocation import Invocation, watches_named
from monitor.cli.output import ago, emit_json, instant, print_table
from monitor.cli.unconfirmed import unconfirmed_notes
from monitor.model import Watch
from monitor.store.backends import backend_of
from monitor.store.rows import Status
from monitor.watchlist import Watchlist

Json = dict[str, object]


@click.command(epilog="Example: policy-monitor status --json")
@click.argument("watch", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def status(invocation: Invocation, watch: tuple[str, ...], as_json: bool) -> None:
    """Show the state of every watch, problems first.

    WATCH is a watch's id, a company or an address; without it, all are shown.
    """
    watchlist = invocation.watchlist_without_secrets()
    known = _statuses(watchlist)
    pairs = [(w, known.get(w.id)) for w in watches_named(watchlist, watch)]
    if as_json:
        emit_json({"watches": [_status_json(*pair) for pair in pairs]})
        return
    _print_statuses(pairs)


def _statuses(watchlist: Watchlist) -> dict[str, Status]:
    """Return the index's status of each watch, by id; empty before the first reading."""
    backend = backend_of(watchlist.settings.snapshots, watchlist.settings.keys)
    if backend.is_untouched():
        return {}
    with closing(backend.queries()) as queries:
        return {status.watch: status for status in queries.statuses()}


def _state(watch: Watch, known: Status | None) -> str:
    if watch.paused:
        return "paused"
    return known.state if known else "new"


def _status_json(watch: Watch, known: Status | None) -> Json:
    """Return the promised keys of `status --json` for one watch."""
    problem = known.problem if known else None
    return {
        "watch": watch.id,
        "company": watch.company,
        "document": watch.document,
        "url": watch.url,
        "state": _state(watch, known),
        "since": instant(known.since) if known else None,
        "last_read": instant(known.last_read) if known else None,
        "last_change": instant(known.last_change) if known else None,
        "problem": problem
        and {
            "kind": problem.kind,
            "detail": problem.detail,
            "since": instant(problem.since),
            "readings": problem.readings,
        },
    }


def _print_statuses(pairs: Sequence[tuple[Watch, Status | None]]) -> None:
    if not pairs:
        click.echo("Nothing is watched yet. Begin with: policy-monitor add URL")
        return
    now = datetime.now(UTC)
    ordered = sorted(pairs, key=lambda pair: (_state(*pair) != "problem", pair[0].id))
    print_table(
        ("STATE", "WATCH", "LAST READ", "LAST CHANGE", ""),
        [
            (
                _state(watch, known),
                watch.id,
                ago(known.last_read if known else None, now),
                ago(known.last_change if known else None, now),
                _note(known) if known else "",
            )
            for watch, known in ordered
        ],
    )


def _note(known: Status) -> str:
    """Return the problem, or else what is unconfirmed or muted."""
    if known.problem:
        return f"{known.problem.kind}: {known.problem.detail}"
    return "; ".join(note.short for note in unconfirmed_notes(known))
