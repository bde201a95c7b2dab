"""The listings of `history`: for each kind, its columns, its rows, and what a table shows of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from monitor.decide.memory import Problem
from monitor.decide.step import CheckRecord
from monitor.store.protocols import Queries
from monitor.store.rows import EventRow, VersionRow, Wording

Row = dict[str, object]

MOST_EVENTS: Final = 10_000


class Listing(NamedTuple):
    """One kind of listing."""

    columns: tuple[str, ...]
    """Keys of a row, in the order of CSV."""
    rows: Callable[[Queries, str], list[Row]]
    """Return the rows of a watch, newest first."""
    table: Mapping[str, Callable[[Row], object]]
    """Heading → value of a row, for people."""


WORDING_COLUMNS: Final = ("from", "until", "version", "path", "label", "text")


def wording_rows(wordings: Sequence[Wording]) -> list[Row]:
    """Return the wordings of one clause as rows, newest first."""
    return [
        {
            "from": wording.since_at,
            "until": wording.until_at,
            "version": wording.since,
            "path": " › ".join(wording.path),
            "label": wording.label,
            "text": wording.text,
        }
        for wording in reversed(wordings)
    ]


def problem_line(problem: Problem) -> str:
    """Return kind and detail: `wall: bot wall: the page says “just a moment”`."""
    return f"{problem.kind}: {problem.detail}"


def _event(event: EventRow) -> Row:
    told = event.report.summary if event.report else event.problem and problem_line(event.problem)
    return {
        "at": event.at,
        "type": event.type,
        "severity": event.severity,
        "before": event.before and event.before.version,
        "after": event.after and event.after.version,
        "told": told or "",
    }


def _version(version: VersionRow) -> Row:
    return {
        "at": version.captured_at,
        "number": version.seq,
        "version": version.stem,
        "last_updated": version.last_updated and version.last_updated.value,
        "language": version.language,
        "sha256": version.page_sha256,
    }


def _reading(reading: CheckRecord) -> Row:
    return {
        "at": reading.at,
        "outcome": reading.outcome,
        "status": reading.status,
        "url": reading.final_url,
        "sha256": reading.sha256,
        "detail": reading.detail,
    }


LISTINGS: Final[Mapping[str, Listing]] = {
    "events": Listing(
        columns=("at", "type", "severity", "before", "after", "told"),
        rows=lambda queries, watch: [_event(e) for e in queries.events(watch, limit=MOST_EVENTS)],
        table={
            "WHAT": lambda row: row["severity"] or str(row["type"]).removeprefix("policy."),
            "AT": itemgetter("at"),
            "VERSION": itemgetter("after"),
            "TOLD": itemgetter("told"),
        },
    ),
    "versions": Listing(
        columns=("at", "number", "version", "last_updated", "language", "sha256"),
        rows=lambda queries, watch: [_version(v) for v in reversed(queries.versions(watch))],
        table={
            "NUMBER": itemgetter("number"),
            "AT": itemgetter("at"),
            "VERSION": itemgetter("version"),
            "PRINTED DATE": itemgetter("last_updated"),
            "LANGUAGE": itemgetter("language"),
        },
    ),
    "readings": Listing(
        columns=("at", "outcome", "status", "url", "sha256", "detail"),
        rows=lambda queries, watch: [_reading(r) for r in reversed(queries.readings(watch))],
        table={
            "OUTCOME": itemgetter("outcome"),
            "AT": itemgetter("at"),
            "STATUS": itemgetter("status"),
            "ADDRESS": itemgetter("url"),
            "DETAIL": itemgetter("detail"),
        },
    ),
}
"""What `history` can list, by the name that the command line and its JSON use."""
