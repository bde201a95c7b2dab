"""One request, as a page needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from monitor.report.phrases import COLUMNS, Language
from monitor.web.session import Session

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class RequestContext:
    """Who asks for what, in which language, and what every page must know of it."""

    path: str
    place: Mapping[str, Any]
    """What the path names: company, document, number."""
    query: Mapping[str, str]
    language: Language
    session: Session
    token: str
    now: datetime
    fragment: bool = False
    """Whether a part of the page is wanted, to be put in place."""

    @property
    def watch(self) -> str:
        """The id of the watch that the path names."""
        return f"{self.place['company']}/{self.place['document']}"

    @property
    def home(self) -> str:
        """The address of the watch's page."""
        return f"/watch/{quote(self.watch)}"

    def here(self, **changes: str | None) -> str:
        """The address of this page with some of its query changed."""
        kept = {**self.query, **changes}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{self.path}?{query}" if query else self.path


def request_context(request: Request, clock: Clock = utc_now) -> RequestContext:
    """The visit that a request is, once the guard has let it in."""
    state = request.state
    return RequestContext(
        path=request.url.path,
        place=request.path_params,
        query={name: value for name, value in request.query_params.items() if name != "lang"},
        language=state.language,
        session=state.session,
        token=state.token,
        now=clock(),
        fragment=request.headers.get("hx-request") == "true"
        and request.headers.get("hx-target") == "watches",
    )


def preferred(accept_language: str) -> Language:
    """The language of ours that a browser likes best; English where it likes none."""
    parts = [part.strip().partition(";q=") for part in accept_language.lower().split(",")[:20]]
    liked = [
        (_weight(weight) - place / 1000, ours)
        for place, (name, _, weight) in enumerate(parts)
        for ours in COLUMNS
        if name.partition("-")[0] == ours
    ]
    return max(liked, default=(0.0, COLUMNS[0]))[1]


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text or "1")))
    except ValueError:
        return 0.0
