"""Search: who says this, and since when?"""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from monitor.report.inert import one_line
from monitor.store.protocols import Queries
from monitor.store.rows import SearchHit
from monitor.web.rendering import shown
from monitor.web.request_context import RequestContext

MOST: Final = 60
LONGEST: Final = 200

Piece = tuple[str, bool]
"""Words, and whether they are what was sought."""


def search(visit: RequestContext, queries: Queries) -> Response:
    """The clauses that hold the words, and by watch the first time they did."""
    words = one_line(visit.query.get("q", ""))[:LONGEST]
    watch = visit.query.get("watch") or None
    names = {s.status.watch: s.status for s in queries.overviews()}
    found = queries.search(words, watch, MOST) if words else ()
    appearances = queries.hits_by_watch(words) if words else ()
    return shown(
        visit, "search.html.j2",
        words=words, names=names, most=MOST, chosen=watch,
        found=[(one, pieces(one)) for one in found],
        appearances=[a for a in appearances or () if watch in (None, a.watch)],
        common=appearances is None,
    )  # fmt: skip


def pieces(found: SearchHit) -> list[Piece]:
    """The excerpt, cut where the hits begin and end."""
    parts = found.excerpt.replace("«", "\0«").replace("»", "»\0").split("\0")
    return [
        (part[1:-1], True) if part[:1] == "«" and part[-1:] == "»" else (part, False)
        for part in parts
        if part
    ]
