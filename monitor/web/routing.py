"""Turn pages and actions into Starlette endpoints, and errors into pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.errors import MonitorError, StoreError, UsageError
from monitor.store.protocols import Queries
from monitor.web.actions import Action, next_page
from monitor.web.index_threads import Index
from monitor.web.order_log import log_order
from monitor.web.pages import difference_page
from monitor.web.query_values import BadQuery
from monitor.web.rendering import render
from monitor.web.request_context import Clock, RequestContext, request_context
from monitor.web.service_commands import ServiceCommands

Page = Callable[[RequestContext, Queries], Response]
Endpoint = Callable[[Request], object]

STATUS: Final[tuple[tuple[type[MonitorError], int], ...]] = (
    (BadQuery, 400),
    (UsageError, 404),
    (StoreError, 503),
)
"""Error → status of the answer; the first class that fits counts. 503 says: retry later."""


class _Sequence(Convertor[int]):
    """A sequence number of a version or event, small enough for the index."""

    regex = "[0-9]{1,9}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("seq", _Sequence())


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Make endpoints of pages and actions."""

    index: Index
    commands: ServiceCommands
    clock: Clock

    def page(self, page: Page) -> Endpoint:
        """Return the endpoint of a page: it runs in a thread beside the event loop."""

        async def endpoint(request: Request) -> Response:
            context = request_context(request, self.clock)
            return await self.index.ask(lambda queries: page(context, queries))

        return endpoint

    def action(self, name: str, action: Action) -> Endpoint:
        """Return the endpoint of a form: call its command on the event loop, then redirect."""

        async def endpoint(request: Request) -> Response:
            context = request_context(request, self.clock)
            form: dict[str, str] = request.state.form
            action(self.commands, context, form)
            log_order(request, name, context.session.user, context.watch)
            return RedirectResponse(next_page(form, context, name), status_code=303)

        return endpoint

    async def difference(self, request: Request) -> Response:
        """Let the service compare two versions, then show the redline."""
        context = request_context(request, self.clock)
        before, after = context.place["before"], context.place["after"]
        report = await self.commands.difference(context.watch, before, after)
        return await self.index.ask(lambda queries: difference_page.page(context, queries, report))


async def failed(request: Request, error: MonitorError) -> Response:
    """Show an error with the status of its class in `STATUS`, else 422."""
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 422)
    return _message(request, "went wrong", str(error), status)


async def missing(request: Request, _: Exception) -> Response:
    """Answer a path without a route: 404."""
    return _message(request, "not found", "", 404)


def _message(request: Request, title: str, detail: str, status: int) -> Response:
    return render(request_context(request), "told.html.j2", status, title=title, detail=detail)
