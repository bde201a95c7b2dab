"""The verb `unmute`: what comes and goes on a page is news again."""

from __future__ import annotations

from contextlib import closing

import click

from monitor.cli.invocation import Session, queries_of, the_one
from monitor.cli.output import emit_json
from monitor.decide.memory import Memory
from monitor.decide.recall import unmuted
from monitor.errors import StoreLocked, UsageError
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist


@click.command(epilog="Example: policy-monitor unmute ostenz/privacy-policy")
@click.argument("watch")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def unmute(session: Session, watch: str, as_json: bool) -> None:
    """Tell again what comes and goes on a page: forget that it blinks or flickers.

    `status` and `history` show what is muted. Beside a running daemon, its status page does this.
    """
    watchlist = session.questions()
    name = the_one(watchlist, watch).id
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
    """Forgets, with the folder taken for this process; returns what was remembered."""
    from monitor.service.factories import folder

    try:
        with folder(watchlist) as store:
            before = store.memory(watch)
            store.amend(watch, unmuted)
            return before
    except StoreLocked as locked:
        advice = "; a running daemon's status page has a button for this"
        raise StoreLocked(locked.path, locked.problem + advice) from None


def _released(before: Memory) -> str:
    """What is news again."""
    places = len(before.flickers)
    muted = [
        *(["the page that went back and forth"] if before.blinking_since else []),
        *([f"{places} flickering place{'s' if places > 1 else ''}"] if places else []),
    ]
    return f"{' and '.join(muted)} will be told again" if muted else "nothing was muted"
