"""The status page as one ASGI application: the table of its pages, and its other routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

import monitor.report
from monitor.errors import MonitorError
from monitor.store.orders import OrderRecord
from monitor.store.sessions import Sessions
from monitor.watchlist import Web
from monitor.web.access_rules import access_rules
from monitor.web.actions import ACTIONS
from monitor.web.guard import Guard
from monitor.web.index_threads import Index
from monitor.web.order_log import OrderLog
from monitor.web.pages import (
    change_page,
    clause_page,
    compare_page,
    difference_page,
    orders_page,
    overview_page,
    raw_page,
    search_page,
    version_page,
    watch_page,
)
from monitor.web.request_context import Clock
from monitor.web.routing import Endpoints, Page, failed, missing
from monitor.web.service_commands import ServiceCommands
from monitor.web.session import signer_for
from monitor.web.session_list import SessionList
from monitor.web.sign_in import SignIn

WATCH: Final = "/watch/{company}/{document}"
STATIC: Final = Path(__file__).parent / "static"
REDLINE_CSS: Final = Path(str(monitor.report.__file__)).parent / "templates" / "page.css"

PAGES: Final[Mapping[str, Page]] = {
    "/": overview_page.page,
    "/search": search_page.page,
    "/compare": compare_page.page,
    "/orders": orders_page.page,
    WATCH: watch_page.page,
    WATCH + "/version/{number:seq}": version_page.page,
    WATCH + "/page/{number:seq}": raw_page.page,
    WATCH + "/clause/{clause}": clause_page.page,
    WATCH + "/change/{number:seq}": change_page.page,
    WATCH + "/diff": difference_page.chosen,
}
"""Path → page."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The collaborators of the page."""

    web: Web
    index: Index
    commands: ServiceCommands
    orders: OrderRecord
    """Where orders are recorded."""
    sessions: Sessions
    """The sessions that the password opened."""
    key: bytes
    """The folder's key, which signs sessions."""
    clock: Clock
    routes: Sequence[BaseRoute] = ()
    """Routes of other components; the guard protects them like pages, except public paths."""


def site(parts: Parts) -> Starlette:
    """Build the application without opening or binding anything.

    Sessions of an earlier password are revoked. Raises `UsageError` if the watchlist's password hash is malformed.
    """
    signer = signer_for(parts.key, parts.web.password_hash)
    parts.sessions.keep_only(signer.password_mark)
    rules = access_rules(parts.web)
    guard = Middleware(Guard, rules, signer, parts.sessions, parts.clock)
    sign_in = SignIn(parts.web, signer, parts.sessions, parts.clock)
    session_list = SessionList(parts.sessions, rules, parts.clock)
    doors = [*sign_in.routes(), *session_list.routes()]
    application = Starlette(
        routes=[*_routes(parts), *doors, *_static(), *parts.routes],
        middleware=[guard],
        exception_handlers={MonitorError: failed, 404: missing},  # type: ignore[dict-item] # Starlette types them for HTTPException alone
    )
    application.state.order_log = OrderLog(parts.orders, parts.clock)
    return application


def _routes(parts: Parts) -> list[Route]:
    endpoints = Endpoints(parts.index, parts.commands, parts.clock)
    pages = [Route(path, endpoints.page(page)) for path, page in PAGES.items()]
    difference = Route(WATCH + "/diff/{before:seq}/{after:seq}", endpoints.difference)
    actions = [
        Route(WATCH + path, endpoints.action(name, action), methods=["POST"])
        for name, (path, action) in ACTIONS.items()
    ]
    return [*pages, difference, *actions]


def _static() -> list[BaseRoute]:
    return [
        Route("/static/redline.css", _redline_css),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


async def _redline_css(_: Request) -> Response:
    return FileResponse(REDLINE_CSS, media_type="text/css", headers={"cache-control": "no-cache"})
