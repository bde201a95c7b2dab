"""The page that searches the clauses of all versions."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from monitor.report.inert import one_line
from monitor.store.protocols import Queries
from monitor.store.rows import SearchHit
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext

MOST: Final = 60
MOST_WATCHES: Final = 100
LONGEST: Final = 200

Piece = tuple[str, bool]
"""A part of an excerpt, and whether it matches the search."""


def page(context: RequestContext, queries: Queries) -> Response:
    """Show the clauses that match `?q=`, and the watches that contained such clauses first."""
    words = one_line(context.query.get("q", ""))[:LONGEST]
    watch = context.query.get("watch") or None
    names = {s.status.watch: s.status for s in queries.overviews()}
    found = queries.search(words, watch, MOST) if words else ()
    by_watch = queries.hits_by_watch(words) if words else ()
    appearances = [hits for hits in by_watch or () if watch in (None, hits.watch)]
    return render(
        context, "search.html.j2",
        words=words, names=names, most=MOST, most_watches=MOST_WATCHES, chosen=watch,
        found=[(one, pieces(one)) for one in found],
        appearances=appearances, common=by_watch is None,
    )  # fmt: skip


def pieces(found: SearchHit) -> list[Piece]:
    """Split the excerpt at its matches: `a «b» c` → (`a `, no), (`b`, yes), (` c`, no)."""
    parts = found.excerpt.replace("«", "\0«").replace("»", "»\0").split("\0")
    return [
        (part[1:-1], True) if part[:1] == "«" and part[-1:] == "»" else (part, False)
        for part in parts
        if part
    ]
