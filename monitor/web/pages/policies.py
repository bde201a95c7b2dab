"""A policy: its time line, its versions, and the proof of each reading."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Final

from starlette.responses import Response

from monitor.store.protocols import Queries
from monitor.web.calendar import calendar
from monitor.web.rendering import shown
from monitor.web.request_context import RequestContext
from monitor.web.timeline import timeline

WEEKS: Final = 53
LATEST: Final = 20
EVENTS: Final = 60
ATTACHED: Final = {
    "content-type": "application/octet-stream",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, max-age=3600",
}
"""A page of somebody else is never shown by ours, only handed over."""


def policy(visit: RequestContext, queries: Queries) -> Response:
    """Everything about one watch."""
    standing = queries.overview(visit.watch)
    marks = queries.event_marks(visit.watch)
    since = visit.now - timedelta(weeks=WEEKS)
    day = _day(visit.query.get("day", ""))
    begin = day or visit.now - timedelta(days=30)
    end = day + timedelta(days=1) if day else None
    readings = queries.readings(visit.watch, begin, end)
    versions = queries.versions(visit.watch)
    first = min(
        [*(row.captured_at for row in versions[:1]), *(m.at for m in marks[:1])], default=visit.now
    )
    return shown(
        visit, "policy.html.j2",
        standing=standing, versions=tuple(reversed(versions)), events=tuple(reversed(marks))[:EVENTS],
        chart=timeline(marks, first, visit.now),
        calendar=calendar(queries.daily_outcomes(visit.watch, since), visit.now.date(), WEEKS),
        readings=tuple(reversed(readings)) if day else tuple(reversed(readings))[:LATEST],
        chosen_day=day,
    )  # fmt: skip


def version(visit: RequestContext, queries: Queries) -> Response:
    """The words of one version."""
    number = visit.place["number"]
    found = queries.version(visit.watch, number)
    return shown(
        visit, "version.html.j2", standing=queries.overview(visit.watch), version=found,
        newest=queries.newest(visit.watch),
    )  # fmt: skip


def attachment(visit: RequestContext, queries: Queries) -> Response:
    """The page of one version as it came, to be saved and never to be run."""
    number = visit.place["number"]
    found = queries.version(visit.watch, number)
    stored = queries.files(visit.watch, number)[0]
    kind = PurePosixPath(stored.name.removesuffix(".zst")).suffix.lstrip(".")
    name = f"{visit.watch.replace('/', '-')}-{found.stem}.{kind}"
    disposition = f'attachment; filename="{name}"'
    body = queries.page(visit.watch, number).body
    return Response(body, headers={**ATTACHED, "content-disposition": disposition})


def _day(text: str) -> datetime | None:
    try:
        chosen = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(chosen.year, chosen.month, chosen.day, tzinfo=UTC)
