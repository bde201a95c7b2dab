"""The page that lists who ordered what."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from monitor.store.orders import COMMAND_LINE
from monitor.store.protocols import Queries
from monitor.web.order_log import NOBODY
from monitor.web.query_values import number
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext

MOST: Final = 100

ORDER_WORDS: Final = {
    "check": "ordered check",
    "pause": "ordered pause",
    "resume": "ordered resume",
    "unmute": "ordered unmute",
    "review": "ordered review",
    "redeliver": "ordered redeliver",
    "rebuild": "ordered rebuild",
    "forget": "ordered forget",
    "begin anew": "ordered begin anew",
    "sign in": "ordered sign in",
    "sign in refused": "ordered sign in refused",
    "sign out": "ordered sign out",
    "revoke session": "ordered revoke session",
    "revoke all sessions": "ordered revoke all sessions",
}
"""Name of an order → its words; an order of a later release is shown by its name."""


def page(context: RequestContext, queries: Queries) -> Response:
    """Show the newest orders; with `?before=N`, those of a lower number."""
    before = number(context.query["before"]) if context.query.get("before") else None
    rows = queries.orders(MOST + 1, before)
    known = {status.watch for status in queries.statuses()}
    return render(
        context, "orders.html.j2",
        rows=rows[:MOST], older=rows[MOST - 1].number if len(rows) > MOST else None,
        first=before is None, known=known, names=ORDER_WORDS, nobody=NOBODY, here=COMMAND_LINE,
    )  # fmt: skip
