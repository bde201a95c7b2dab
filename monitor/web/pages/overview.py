"""What stands now: every watch, problems first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from starlette.responses import Response

from monitor.store.protocols import Queries
from monitor.store.rows import WatchOverview
from monitor.web.rendering import shown
from monitor.web.request_context import RequestContext

PER_PAGE: Final = 100
FRESH: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the head of the page says."""

    watches: int
    problems: int
    unreviewed: int
    paused: int


def _waits(standing: WatchOverview) -> bool:
    """Whether nobody has looked at its newest change yet."""
    return standing.change is not None and standing.change.reviewed_at is None


def _any(_: WatchOverview) -> bool:
    return True


SHOWS: Final[dict[str, Callable[[WatchOverview], bool]]] = {
    "problems": lambda standing: standing.status.state == "problem",
    "unreviewed": _waits,
    "paused": lambda standing: standing.status.state == "paused",
}
"""What `?show=` leaves of the list."""


def now(visit: RequestContext, queries: Queries) -> Response:
    """The list, filtered by `q` and `show`, a page of a hundred."""
    everything = queries.overviews()
    chosen = sorted(filtered(everything, visit), key=_urgency)
    first = _page(visit) * PER_PAGE
    return shown(
        visit,
        "rows.html.j2" if visit.fragment else "now.html.j2",
        figures=_figures(everything),
        standings=chosen[first : first + PER_PAGE],
        total=len(chosen),
        first=first,
        last=min(first + PER_PAGE, len(chosen)),
        page=_page(visit),
        q=visit.query.get("q", ""),
        show=visit.query.get("show", ""),
    )


def filtered(standings: tuple[WatchOverview, ...], visit: RequestContext) -> list[WatchOverview]:
    """Those that the visitor asks for."""
    wanted = SHOWS.get(visit.query.get("show", ""), _any)
    words = folded(visit.query.get("q", "")).split()
    shown = [s for s in standings if wanted is None or wanted(s)]
    return [s for s in shown if all(word in _about(s) for word in words)]


def folded(text: str) -> str:
    """Without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _about(standing: WatchOverview) -> str:
    status = standing.status
    return folded(f"{status.company} {status.document} {status.url} {status.watch}")


def _urgency(standing: WatchOverview) -> tuple[int, float, str]:
    status = standing.status
    rank = {"problem": 0, "new": 2, "ok": 2, "paused": 3}[status.state]
    if rank == 2 and _waits(standing):
        rank = 1
    changed = status.last_change.timestamp() if status.last_change else 0.0
    return rank, -changed, status.watch


def _figures(standings: tuple[WatchOverview, ...]) -> Figures:
    counts = {name: sum(map(test, standings)) for name, test in SHOWS.items()}
    return Figures(len(standings), counts["problems"], counts["unreviewed"], counts["paused"])


def _page(visit: RequestContext) -> int:
    text = visit.query.get("page", "0")
    return min(int(text), 10_000) if text.isascii() and text.isdigit() and len(text) < 6 else 0
