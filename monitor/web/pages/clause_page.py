"""The page of one clause: every wording it has had."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from starlette.responses import Response

from monitor.compare.shown_redlines import shown_redlines
from monitor.model import Edit
from monitor.store.protocols import Queries
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext

MOST_WORDINGS: Final = 50


def page(context: RequestContext, queries: Queries) -> Response:
    """Show the newest wordings of a clause, each with its edits against the one before."""
    wordings = queries.clause_history(context.watch, context.place["clause"])[-MOST_WORDINGS:]
    edits: list[tuple[Edit, ...]] = [(Edit("same", wording.text),) for wording in wordings[:1]]
    edits += shown_redlines((old.text, new.text) for old, new in pairwise(wordings))
    return render(
        context, "clause.html.j2", 200 if wordings else 404,
        overview=queries.overview(context.watch), wordings=list(zip(wordings, edits, strict=True)),
    )  # fmt: skip
