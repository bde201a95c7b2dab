"""The page of one version: its text."""

from __future__ import annotations

from starlette.responses import Response

from monitor.store.protocols import Queries
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext


def page(context: RequestContext, queries: Queries) -> Response:
    """Show the clauses of one version."""
    return render(
        context, "version.html.j2",
        overview=queries.overview(context.watch),
        version=queries.version(context.watch, context.place["number"]),
        newest=queries.newest(context.watch),
    )  # fmt: skip
