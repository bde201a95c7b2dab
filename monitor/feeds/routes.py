"""Feeds served on the status page: `/feeds/all.xml`, `/feeds/ostenz.privacy-policy.xml`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from monitor.errors import UsageError
from monitor.feeds.builder import FeedBuilder
from monitor.feeds.feed_names import subject_of
from monitor.report.feed import MEDIA_TYPE
from monitor.store.protocols import Queries


class Ask(Protocol):
    """Runs a query on the index in another thread."""

    def __call__(self, question: Callable[[Queries], bytes], /) -> Awaitable[bytes]: ...


def routes(ask: Ask) -> list[Route]:
    """Return the one route of all feeds; an unknown name is answered 404."""

    async def serve(request: Request) -> Response:
        site, subject = str(request.base_url), subject_of(request.path_params["name"])
        try:
            body = await ask(
                lambda queries: FeedBuilder(queries, site).feed(subject, str(request.url))
            )
        except UsageError as error:
            return PlainTextResponse(f"{error}\n", 404)
        return Response(body, media_type=MEDIA_TYPE)

    return [Route("/feeds/{name}.xml", serve, methods=["GET"])]
