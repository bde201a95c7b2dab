"""The page of one event: its redline as it was alerted, or the problem that it told."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from monitor.store.protocols import Queries
from monitor.store.rows import EventMark
from monitor.web.redline_view import Redline, redline_response
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext


def page(context: RequestContext, queries: Queries) -> Response:
    """Show an event with the report that was decided then."""
    number = context.place["number"]
    event = queries.event(context.watch, number)
    overview = queries.overview(context.watch)
    if event.report is None or event.before is None or event.after is None:
        return render(context, "event.html.j2", overview=overview, event=event)
    rows = {row.stem: row for row in queries.versions(context.watch)}
    before, after = rows.get(event.before.version), rows.get(event.after.version)
    earlier, later = neighbours(queries.event_marks(context.watch), number)
    refs = (event.before, event.after)
    redline = Redline(overview, event.report, refs, before, after, event, earlier, later)
    return redline_response(context, queries, redline)


def neighbours(
    marks: Sequence[EventMark], number: int
) -> tuple[EventMark | None, EventMark | None]:
    """Return the changes alerted before and after the event of this number."""
    changes = [mark for mark in marks if mark.type == "policy.changed"]
    earlier = [mark for mark in changes if mark.number < number]
    later = [mark for mark in changes if mark.number > number]
    return (earlier[-1] if earlier else None), (later[0] if later else None)
