"""The start page: every watch, problems first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from monitor.store.protocols import Queries
from monitor.store.rows import WatchOverview
from monitor.web.rendering import render
from monitor.web.request_context import RequestContext

PER_PAGE: Final = 100
LAST_PAGE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts at the top of the page."""

    watches: int
    problems: int
    unreviewed: int
    paused: int


def _is_unreviewed(overview: WatchOverview) -> bool:
    """Return whether the newest change has not been reviewed."""
    return overview.change is not None and overview.change.reviewed_at is None


def _any(_: WatchOverview) -> bool:
    return True


FILTERS: Final[dict[str, Callable[[WatchOverview], bool]]] = {
    "problems": lambda overview: overview.status.state == "problem",
    "unreviewed": _is_unreviewed,
    "paused": lambda overview: overview.status.state == "paused",
}
"""Value of `?show=` → the watches it selects; any other value selects all."""


def page(context: RequestContext, queries: Queries) -> Response:
    """Show the watches that `?q=` and `?show=` select, a hundred a page."""
    every = queries.overviews()
    selected = sorted(filtered(every, context), key=_urgency)
    number = _page_number(context)
    first = number * PER_PAGE
    return render(
        context,
        "rows.html.j2" if context.fragment else "now.html.j2",
        figures=_figures(every),
        overviews=selected[first : first + PER_PAGE],
        total=len(selected),
        first=first,
        last=min(first + PER_PAGE, len(selected)),
        page=number,
        q=context.query.get("q", ""),
        show=context.query.get("show", ""),
    )


def filtered(overviews: tuple[WatchOverview, ...], context: RequestContext) -> list[WatchOverview]:
    """Return the watches that `?show=` and every word of `?q=` select; accents and case are ignored."""
    selects = FILTERS.get(context.query.get("show", ""), _any)
    words = folded(context.query.get("q", "")).split()
    shown = [overview for overview in overviews if selects(overview)]
    return [overview for overview in shown if all(word in _names(overview) for word in words)]


def folded(text: str) -> str:
    """Return the text without case and accents, ligatures spelt out: `Straße` → `strasse`."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _names(overview: WatchOverview) -> str:
    status = overview.status
    return folded(f"{status.company} {status.document} {status.url} {status.watch}")


def _urgency(overview: WatchOverview) -> tuple[int, float, str]:
    """Return the sort key: problems, unreviewed changes, the others, paused; newest change first."""
    status = overview.status
    rank = {"problem": 0, "new": 2, "ok": 2, "paused": 3}[status.state]
    if rank == 2 and _is_unreviewed(overview):
        rank = 1
    changed = status.last_change.timestamp() if status.last_change else 0.0
    return rank, -changed, status.watch


def _figures(overviews: tuple[WatchOverview, ...]) -> Figures:
    counts = {name: sum(map(selects, overviews)) for name, selects in FILTERS.items()}
    return Figures(len(overviews), counts["problems"], counts["unreviewed"], counts["paused"])


def _page_number(context: RequestContext) -> int:
    text = context.query.get("page", "0")
    is_number = text.isascii() and text.isdigit() and len(text) < 6
    return min(int(text), LAST_PAGE) if is_number else 0
