"""Serve the status page beside the running daemon."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import structlog
from starlette.routing import BaseRoute

from monitor.pipeline import Clock
from monitor.service.application import Application
from monitor.service.daemon_commands import DaemonCommands
from monitor.store.key_values import Secrets
from monitor.web.access_rules import access_rules
from monitor.web.asgi import Parts, site
from monitor.web.index_threads import Index
from monitor.web.server import address_of, bound, serving

log = structlog.get_logger(__name__)


@asynccontextmanager
async def status_page(
    application: Application, clock: Clock, routes: Sequence[BaseRoute] = ()
) -> AsyncIterator[str]:
    """Serve the page while the block runs; yield its address, "" if `[web]` switches it off.

    Raises `UsageError` before anything starts if the address is in use.
    """
    web = application.watchlist.web
    if web.off:
        yield ""
        return
    backend, store = application.backend, application.store
    with bound(web) as listener, backend.sessions(daemon=True) as sessions:
        index = Index(backend.queries)
        parts = Parts(
            web, index, DaemonCommands(application, clock), store.orders, sessions,
            cookie_key(store), clock, routes,
        )  # fmt: skip
        try:
            async with serving(site(parts), listener, access_rules(web)):
                log.info("status_page", address=address_of(listener))
                yield address_of(listener)
        finally:
            await index.aclose()


def cookie_key(store: Secrets) -> bytes:
    """Return the secret that signs cookies; it lies outside the snapshot folder."""
    return store.secret("session")
