"""The verbs that ask the index: status, history."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime

import click

from monitor.cli.output import ago, emit_json, instant, minute, print_table
from monitor.cli.session import Session, chosen, is_untouched, queries_of, the_one
from monitor.decide.step import Reading
from monitor.model import Watch
from monitor.report.inert import one_line
from monitor.store.queries import Queries
from monitor.store.rows import EventRow, Status, VersionRow, Wording
from monitor.watchlist import Watchlist

Json = dict[str, object]


@click.command(epilog="Example: policy-monitor status --json")
@click.argument("watch", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def status(session: Session, watch: tuple[str, ...], as_json: bool) -> None:
    """Show the state of every watch, problems first.

    WATCH is a watch's id, a company or an address; none means all.
    """
    watchlist = session.questions()
    known = _statuses(watchlist)
    pairs = [(w, known.get(w.id)) for w in chosen(watchlist, watch)]
    if as_json:
        emit_json({"watches": [_status_json(*pair) for pair in pairs]})
        return
    _print_statuses(pairs)


def _statuses(watchlist: Watchlist) -> dict[str, Status]:
    """What the index knows, by watch; nothing before the first reading."""
    if is_untouched(watchlist.settings.snapshots):
        return {}
    with closing(queries_of(watchlist)) as queries:
        return {status.watch: status for status in queries.statuses()}


def _state(watch: Watch, known: Status | None) -> str:
    if watch.paused:
        return "paused"
    return known.state if known else "new"


def _status_json(watch: Watch, known: Status | None) -> Json:
    """One watch as `status --json` promises it."""
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
                f"{known.problem.kind}: {known.problem.detail}" if known and known.problem else "",
            )
            for watch, known in ordered
        ],
    )


@click.command(
    epilog="Example: policy-monitor history ostenz/privacy-policy --readings --csv > readings.csv"
)
@click.argument("watch")
@click.option("--versions", "what", flag_value="versions", help="The versions kept.")
@click.option("--readings", "what", flag_value="readings", help="Every look at the page.")
@click.option("--clause", metavar="ID", help="The wordings that one clause has had.")
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
        rows = _history(queries, name, what, clause)
    if as_json:
        emit_json({"watch": name, clause or what or "events": rows})
    elif as_csv:
        _write_csv(rows)
    else:
        _print_history(name, rows)


def _history(queries: Queries, watch: str, what: str | None, clause: str | None) -> list[Json]:
    """The rows asked for, newest first, as plain values."""
    if clause:
        return [_wording_json(w) for w in reversed(queries.clause_history(watch, clause))]
    if what == "readings":
        return [_reading_json(r) for r in reversed(queries.readings(watch))]
    if what == "versions":
        return [_version_json(v) for v in reversed(queries.versions(watch))]
    return [_event_json(event) for event in queries.events(watch, limit=10_000)]


def _event_json(event: EventRow) -> Json:
    told = event.report.summary if event.report else event.problem and event.problem.detail
    return {
        "at": event.at,
        "type": event.type,
        "severity": event.severity,
        "before": event.before and event.before.version,
        "after": event.after and event.after.version,
        "told": told or "",
    }


def _version_json(version: VersionRow) -> Json:
    return {
        "at": version.captured_at,
        "number": version.seq,
        "version": version.stem,
        "last_updated": version.last_updated and version.last_updated.value,
        "language": version.language,
        "sha256": version.page_sha256,
    }


def _reading_json(reading: Reading) -> Json:
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


def _print_history(watch: str, rows: Sequence[Json]) -> None:
    if not rows:
        click.echo(f"{one_line(watch)}: nothing yet")
        return
    headings = list(rows[0])
    kept = [h for h in headings if h != "sha256" and any(row[h] not in (None, "") for row in rows)]
    print_table([h.upper() for h in kept], [_cells(row, kept) for row in rows])


def _write_csv(rows: Iterable[Json]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow(
            [_harmless(instant(v) if isinstance(v, datetime) else v) for v in row.values()]
        )


def _harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value


def _cells(row: Json, names: Sequence[str]) -> list[str]:
    return [
        minute(v) if isinstance(v := row[name], datetime) else str(v if v is not None else "–")
        for name in names
    ]
