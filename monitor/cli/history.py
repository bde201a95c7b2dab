"""The verb `history`: list events, versions or readings of a watch, or the wordings of a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime

import click

from monitor.cli.clause_history import life, wordings_told
from monitor.cli.csv_output import write_csv
from monitor.cli.history_listings import (
    LISTINGS,
    WORDING_COLUMNS,
    Listing,
    Row,
    problem_line,
    wording_rows,
)
from monitor.cli.invocation import Invocation, queries_of, single_watch
from monitor.cli.output import emit_json, look, minute, print_table, quantity
from monitor.cli.unconfirmed import unconfirmed_notes
from monitor.errors import UsageError
from monitor.report.inert import one_line
from monitor.store.protocols import Queries
from monitor.store.rows import Status, Wording


@click.command(
    epilog="Example: policy-monitor history ostenz/privacy-policy --readings --csv > readings.csv"
)
@click.argument("watch")
@click.option("--versions", "what", flag_value="versions", help="The versions kept.")
@click.option("--readings", "what", flag_value="readings", help="Every look at the page.")
@click.option("--clause", metavar="ID", help="One clause's life; `show --clauses` has the ids.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def history(
    invocation: Invocation,
    watch: str,
    what: str | None,
    clause: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Show what happened to a watch: its changes, problems and recoveries, newest first."""
    watchlist = invocation.watchlist_without_secrets()
    name = single_watch(watchlist, watch).id
    kind = what or "events"
    with closing(queries_of(watchlist)) as queries:
        if clause:
            wordings = _wordings(queries, name, clause)
            _print_clause(name, wordings, as_csv=as_csv, as_json=as_json)
            return
        rows = LISTINGS[kind].rows(queries, name)
        status = queries.status(name)
    if as_json:
        emit_json({"watch": name, kind: rows})
    elif as_csv:
        write_csv(LISTINGS[kind].columns, rows)
    else:
        _print_state(status if what is None else None)
        _print_rows(name, LISTINGS[kind], rows)


def _print_state(status: Status | None) -> None:
    """Print what the events do not show yet: the current problem and unconfirmed changes."""
    for sentence in _sentences(status) if status else ():
        click.echo(one_line(sentence) + "\n")


def _sentences(status: Status) -> Iterator[str]:
    if status.problem:
        since, readings = minute(status.problem.since), quantity(status.problem.readings, "reading")
        yield f"cannot be read since {since} ({readings}): {problem_line(status.problem)}"
    yield from (note.full for note in unconfirmed_notes(status))


def _print_rows(watch: str, listing: Listing, rows: Sequence[Row]) -> None:
    if not rows:
        click.echo(f"{one_line(watch)}: nothing yet")
        return
    columns = listing.table
    print_table([*columns], [[_cell(value(row)) for value in columns.values()] for row in rows])


def _cell(value: object) -> str:
    return minute(value) if isinstance(value, datetime) else str("–" if value is None else value)


def _wordings(queries: Queries, watch: str, clause: str) -> tuple[Wording, ...]:
    found = queries.clause_history(watch, clause)
    if not found:
        raise UsageError(
            f"{watch} has had no clause '{clause}': see `policy-monitor show {watch} --clauses`"
        )
    return found


def _print_clause(watch: str, wordings: Sequence[Wording], *, as_csv: bool, as_json: bool) -> None:
    rows = wording_rows(wordings)
    if as_json:
        clause = wordings[0].clause
        emit_json({"watch": watch, "clause": clause, "life": life(wordings), "wordings": rows})
    elif as_csv:
        write_csv(WORDING_COLUMNS, rows)
    else:
        click.echo(life(wordings))
        for line in wordings_told(wordings, look()):
            click.echo(line)
