"""The verb `history`: what happened to a watch, its versions, its readings, one clause's life."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from operator import itemgetter
from typing import Final

import click

from monitor.cli.clause_history import life, wordings_told
from monitor.cli.invocation import Session, queries_of, the_one
from monitor.cli.output import emit_json, instant, look, minute, print_table
from monitor.cli.unconfirmed import restlessness
from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord
from monitor.errors import UsageError
from monitor.report.inert import one_line
from monitor.store.rows import EventRow, Status, VersionRow, Wording
from monitor.store.sqlite.queries import Queries

Json = dict[str, object]

COLUMNS: Final = {
    "events": ("at", "type", "severity", "before", "after", "told"),
    "versions": ("at", "number", "version", "last_updated", "language", "sha256"),
    "readings": ("at", "outcome", "status", "url", "sha256", "detail"),
    "wordings": ("from", "until", "version", "path", "label", "text"),
}
"""What a row of each kind tells, in order."""

SHOWN: Final[dict[str, dict[str, Callable[[Json], object]]]] = {
    "events": {
        "WHAT": lambda row: row["severity"] or str(row["type"]).removeprefix("policy."),
        "AT": itemgetter("at"),
        "VERSION": itemgetter("after"),
        "TOLD": itemgetter("told"),
    },
    "versions": {
        "NUMBER": itemgetter("number"),
        "AT": itemgetter("at"),
        "VERSION": itemgetter("version"),
        "PRINTED DATE": itemgetter("last_updated"),
        "LANGUAGE": itemgetter("language"),
    },
    "readings": {
        "OUTCOME": itemgetter("outcome"),
        "AT": itemgetter("at"),
        "STATUS": itemgetter("status"),
        "ADDRESS": itemgetter("url"),
        "DETAIL": itemgetter("detail"),
    },
}
"""The columns that people see of it."""


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
    session: Session,
    watch: str,
    what: str | None,
    clause: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Show what happened to a watch: its changes, problems and recoveries, newest first."""
    watchlist = session.questions()
    name = the_one(watchlist, watch).id
    with closing(queries_of(watchlist)) as queries:
        if clause:
            _recount_clause(_wordings(queries, name, clause), name, as_csv=as_csv, as_json=as_json)
            return
        rows = _history(queries, name, what)
        status = queries.status(name)
    if as_json:
        emit_json({"watch": name, what or "events": rows})
    elif as_csv:
        _write_csv(COLUMNS[what or "events"], rows)
    else:
        for sentence in _standing(status) if status and what is None else ():
            click.echo(one_line(sentence) + "\n")
        _print_history(name, rows, what or "events")


def _standing(status: Status) -> Iterator[str]:
    """What a watch's past does not tell yet: its problem of now, and what is seen and not told."""
    if status.problem:
        problem = status.problem
        readings = "1 reading" if problem.readings == 1 else f"{problem.readings} readings"
        yield f"cannot be read since {minute(problem.since)} ({readings}): {_named(problem)}"
    yield from (note.full for note in restlessness(status))


def _history(queries: Queries, watch: str, what: str | None) -> list[Json]:
    """The rows asked for, newest first, as plain values."""
    if what == "readings":
        return [_reading_json(r) for r in reversed(queries.readings(watch))]
    if what == "versions":
        return [_version_json(v) for v in reversed(queries.versions(watch))]
    return [_event_json(event) for event in queries.events(watch, limit=10_000)]


def _wordings(queries: Queries, watch: str, clause: str) -> tuple[Wording, ...]:
    found = queries.clause_history(watch, clause)
    if not found:
        raise UsageError(
            f"{watch} has had no clause '{clause}': see `policy-monitor show {watch} --clauses`"
        )
    return found


def _recount_clause(
    wordings: tuple[Wording, ...], watch: str, *, as_csv: bool, as_json: bool
) -> None:
    """One clause's life, in the form asked for."""
    rows = [_wording_json(wording) for wording in reversed(wordings)]
    if as_json:
        clause = wordings[0].clause
        emit_json({"watch": watch, "clause": clause, "life": life(wordings), "wordings": rows})
    elif as_csv:
        _write_csv(COLUMNS["wordings"], rows)
    else:
        click.echo(life(wordings))
        for line in wordings_told(wordings, look()):
            click.echo(line)


def _event_json(event: EventRow) -> Json:
    told = event.report.summary if event.report else event.problem and _named(event.problem)
    return {
        "at": event.at,
        "type": event.type,
        "severity": event.severity,
        "before": event.before and event.before.version,
        "after": event.after and event.after.version,
        "told": told or "",
    }


def _named(problem: Problem) -> str:
    return f"{problem.kind}: {problem.detail}"


def _version_json(version: VersionRow) -> Json:
    return {
        "at": version.captured_at,
        "number": version.seq,
        "version": version.stem,
        "last_updated": version.last_updated and version.last_updated.value,
        "language": version.language,
        "sha256": version.page_sha256,
    }


def _reading_json(reading: CheckRecord) -> Json:
    return {
        "at": reading.at,
        "outcome": reading.outcome,
        "status": reading.status,
        "url": reading.final_url,
        "sha256": reading.sha256,
        "detail": reading.detail,
    }


def _wording_json(wording: Wording) -> Json:
    return {
        "from": wording.since_at,
        "until": wording.until_at,
        "version": wording.since,
        "path": " › ".join(wording.path),
        "label": wording.label,
        "text": wording.text,
    }


def _print_history(watch: str, rows: Sequence[Json], what: str) -> None:
    if not rows:
        click.echo(f"{one_line(watch)}: nothing yet")
        return
    columns = SHOWN[what]
    print_table([*columns], [[_cell(value(row)) for value in columns.values()] for row in rows])


def _write_csv(columns: Sequence[str], rows: Sequence[Json]) -> None:
    """The columns' names even where there is no row: whoever reads it needs them."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        values = (row[column] for column in columns)
        writer.writerow([_harmless(instant(v) if isinstance(v, datetime) else v) for v in values])


def _harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value


def _cell(value: object) -> str:
    return minute(value) if isinstance(value, datetime) else str("–" if value is None else value)
