"""The page as one ASGI application: its routes, and what turns a request into an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

import monitor.report
from monitor.errors import MonitorError, StoreError, UsageError
from monitor.store.protocols import Queries
from monitor.watchlist import Web
from monitor.web.access_rules import access_rules
from monitor.web.actions import ACTIONS, Action, next_page
from monitor.web.guard import Guard
from monitor.web.index_threads import Index
from monitor.web.pages import changes, companies, overview, policies, search
from monitor.web.rendering import shown
from monitor.web.request_context import Clock, RequestContext, request_context
from monitor.web.service_commands import ServiceCommands
from monitor.web.session import signer_for
from monitor.web.sign_in import SignIn

View = Callable[[RequestContext, Queries], Response]

WATCH: Final = "/watch/{company}/{document}"
STATIC: Final = Path(__file__).parent / "static"
REDLINE_CSS: Final = Path(str(monitor.report.__file__)).parent / "templates" / "page.css"


class _Sequence(Convertor[int]):
    """A number of a version or event, short enough for the index to look it up."""

    regex = "[0-9]{1,9}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("seq", _Sequence())


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page is joined from."""

    web: Web
    index: Index
    commands: ServiceCommands
    key: bytes
    """The folder's own: signs sessions."""
    clock: Clock
    routes: Sequence[BaseRoute] = ()
    """Further routes, of others; all but those that the guard knows as public need a session."""


def site(parts: Parts) -> Starlette:
    """The application; nothing is opened or bound yet. Raises `UsageError` for a password hash that is none."""
    signer = signer_for(parts.key, parts.web.password_hash)
    sign_in = SignIn(parts.web, signer, parts.clock)
    serve = _Serving(parts)
    return Starlette(
        routes=[
            Route("/", serve.view(overview.now)),
            Route("/search", serve.view(search.search)),
            Route("/compare", serve.view(companies.compare)),
            Route(WATCH, serve.view(policies.policy)),
            Route(WATCH + "/version/{number:seq}", serve.view(policies.version)),
            Route(WATCH + "/page/{number:seq}", serve.view(policies.attachment)),
            Route(WATCH + "/clause/{clause}", serve.view(changes.clause)),
            Route(WATCH + "/change/{number:seq}", serve.view(changes.change)),
            Route(WATCH + "/diff", _pair),
            Route(WATCH + "/diff/{before:seq}/{after:seq}", serve.difference),
            *(
                Route(WATCH + path, serve.action(name, action), methods=["POST"])
                for name, (path, action) in ACTIONS.items()
            ),
            *sign_in.routes(),
            Route("/static/redline.css", _redline_css),
            Mount("/static", StaticFiles(directory=STATIC)),
            *parts.routes,
        ],
        middleware=[Middleware(Guard, access_rules(parts.web), signer, parts.clock)],
        exception_handlers={MonitorError: _failed, 404: _missing},  # type: ignore[dict-item] # Starlette types them for HTTPException alone
    )


class _Serving:
    """Turns views and orders into endpoints."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def view(self, view: View) -> Callable[[Request], object]:
        """A page: the view runs in a thread beside the loop."""

        async def endpoint(request: Request) -> Response:
            visit = request_context(request, self._parts.clock)
            return await self._parts.index.ask(lambda queries: view(visit, queries))

        return endpoint

    def action(self, name: str, action: Action) -> Callable[[Request], object]:
        """Return the endpoint of a form: call its command on the event loop, then redirect."""

        async def endpoint(request: Request) -> Response:
            context = request_context(request, self._parts.clock)
            form: dict[str, str] = request.state.form
            action(self._parts.commands, context, form)
            return RedirectResponse(next_page(form, context, name), status_code=303)

        return endpoint

    async def difference(self, request: Request) -> Response:
        """The redline between two versions, compared now."""
        visit = request_context(request, self._parts.clock)
        before, after = visit.place["before"], visit.place["after"]
        report = await self._parts.commands.difference(visit.watch, before, after)
        return await self._parts.index.ask(
            lambda queries: changes.difference(visit, queries, report)
        )


async def _pair(request: Request) -> Response:
    """The form that chooses two versions, led to their redline."""
    visit = request_context(request)
    before, after = (visit.query.get(side, "") for side in ("a", "b"))
    if not (before.isdigit() and after.isdigit() and before.isascii() and after.isascii()):
        raise UsageError("choose two versions")
    return RedirectResponse(f"{visit.home}/diff/{int(before)}/{int(after)}", status_code=303)


async def _redline_css(_: Request) -> Response:
    return FileResponse(REDLINE_CSS, media_type="text/css", headers={"cache-control": "no-cache"})


async def _failed(request: Request, error: MonitorError) -> Response:
    """What could not be done, said in a page; a store in trouble answers 503, to be tried again."""
    status = 404 if isinstance(error, UsageError) else 503 if isinstance(error, StoreError) else 422
    return _told(request, "went wrong", str(error), status)


async def _missing(request: Request, _: Exception) -> Response:
    return _told(request, "not found", "", 404)


def _told(request: Request, title: str, detail: str, status: int) -> Response:
    visit = request_context(request)
    return shown(visit, "told.html.j2", status, title=title, detail=detail)
