"""The facts of one request that pages need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from monitor.report.phrases import Language
from monitor.web.session import Session

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request: its path and query, its session, and the language to answer in."""

    path: str
    place: Mapping[str, Any]
    """Parameters of the path: company, document, number."""
    query: Mapping[str, str]
    language: Language
    session: Session
    token: str
    now: datetime
    signs_out: bool = False
    """Whether the session was opened by a password, and can be ended."""
    fragment: bool = False
    """Whether htmx asks for the list of watches only, to replace it in the page."""

    @property
    def watch(self) -> str:
        """The id of the watch in the path: `ostenz/privacy-policy`."""
        return f"{self.place['company']}/{self.place['document']}"

    @property
    def home(self) -> str:
        """The path of the watch's page."""
        return f"/watch/{quote(self.watch)}"

    def here(self, **changes: str | None) -> str:
        """Return the path of this page with some query parameters changed; None removes one."""
        kept = {**self.query, **changes}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{self.path}?{query}" if query else self.path


def request_context(request: Request, clock: Clock = utc_now) -> RequestContext:
    """Build the context of a request that the guard has let through."""
    state = request.state
    return RequestContext(
        path=request.url.path,
        place=request.path_params,
        query={name: value for name, value in request.query_params.items() if name != "lang"},
        language=state.language,
        session=state.session,
        token=state.token,
        now=clock(),
        signs_out=state.signs_out,
        fragment=request.headers.get("hx-request") == "true"
        and request.headers.get("hx-target") == "watches",
    )
