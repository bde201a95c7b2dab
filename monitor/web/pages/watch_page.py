"""The page of one watch: its timeline, its versions, and the record of its readings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from starlette.responses import Response

from monitor.decide.step import CheckRecord
from monitor.store.protocols import Queries
from monitor.store.rows import EventMark, VersionRow
from monitor.web.calendar import calendar
from monitor.web.query_values import day as chosen_day
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext
from monitor.web.timeline import timeline

WEEKS: Final = 53
"""Weeks that the calendar shows."""
LATEST_READINGS: Final = 20
LATEST_FROM: Final = timedelta(days=30)
MOST_EVENTS: Final = 60


def page(context: RequestContext, queries: Queries) -> Response:
    """Show one watch; `?day=2026-11-22` shows the readings of that day."""
    watch, now = context.watch, context.now
    marks = queries.event_marks(watch)
    versions = queries.versions(watch)
    outcomes = queries.daily_outcomes(watch, now - timedelta(weeks=WEEKS))
    day = chosen_day(context.query.get("day", ""))
    return render(
        context, "policy.html.j2",
        overview=queries.overview(watch),
        versions=tuple(reversed(versions)),
        events=tuple(reversed(marks))[:MOST_EVENTS],
        chart=timeline(marks, _first_moment(versions, marks, now), now),
        calendar=calendar(outcomes, now.date(), WEEKS),
        readings=_readings(queries, watch, day, now),
        chosen_day=day,
    )  # fmt: skip


def _readings(
    queries: Queries, watch: str, day: datetime | None, now: datetime
) -> tuple[CheckRecord, ...]:
    """Return all readings of the day, or the latest readings; newest first."""
    if day:
        return tuple(reversed(queries.readings(watch, day, day + timedelta(days=1))))
    return tuple(reversed(queries.readings(watch, now - LATEST_FROM, None)))[:LATEST_READINGS]


def _first_moment(
    versions: Sequence[VersionRow], marks: Sequence[EventMark], now: datetime
) -> datetime:
    moments = [*(row.captured_at for row in versions[:1]), *(mark.at for mark in marks[:1])]
    return min(moments, default=now)
