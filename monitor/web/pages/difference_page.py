"""The redline between any two versions, compared for this request."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from monitor.model import Report
from monitor.store.protocols import Queries
from monitor.web.query_values import number
from monitor.web.redline_view import Redline, redline_response
from monitor.web.request_context import RequestContext


def page(context: RequestContext, queries: Queries, report: Report) -> Response:
    """Show a report on the two versions that the path names."""
    rows = {row.seq: row for row in queries.versions(context.watch)}
    before, after = rows[context.place["before"]], rows[context.place["after"]]
    overview = queries.overview(context.watch)
    redline = Redline(overview, report, (before.ref, after.ref), before, after)
    return redline_response(context, queries, redline)


def chosen(context: RequestContext, _: Queries) -> Response:
    """Redirect the form that chooses two versions: `/diff?a=1&b=3` → `/diff/1/3`."""
    before, after = (number(context.query.get(side, "")) for side in ("a", "b"))
    return RedirectResponse(f"{context.home}/diff/{before}/{after}", status_code=303)
