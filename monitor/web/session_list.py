"""The routes below `/sessions`: who is signed in, and signing them out."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monitor.store.sessions import Sessions
from monitor.web.access_rules import AccessRules
from monitor.web.order_log import log_order
from monitor.web.rendering import render
from monitor.web.request_context import Clock, request_context

SHORT: Final = 12
"""Digits by which a session is named to people."""


class SessionList:
    """List the sessions that the password opened; without a password, say why there are none."""

    def __init__(self, sessions: Sessions, rules: AccessRules, clock: Clock) -> None:
        self._sessions = sessions
        self._rules = rules
        self._clock = clock

    def routes(self) -> list[Route]:
        """Return the routes to serve."""
        page = Route("/sessions", self._page, methods=["GET"])
        if not self._rules.sign_in:
            return [page]
        return [
            page,
            Route("/sessions/revoke", self._revoke, methods=["POST"]),
            Route("/sessions/revoke-all", self._revoke_all, methods=["POST"]),
        ]

    async def _page(self, request: Request) -> Response:
        context = request_context(request, self._clock)
        live = self._sessions.live(context.now) if self._rules.sign_in else ()
        return render(
            context, "sessions.html.j2",
            sessions=live, own=context.session.digest, rules=self._rules,
        )  # fmt: skip

    async def _revoke(self, request: Request) -> Response:
        """End one session. A session that is gone gets the same answer."""
        session: str = request.state.form.get("session", "")
        if self._sessions.revoke(session):
            log_order(request, "revoke session", request.state.session.user, session[:SHORT])
        own = session == request.state.session.digest
        return RedirectResponse("/signin" if own else "/sessions?done=revoke", status_code=303)

    async def _revoke_all(self, request: Request) -> Response:
        self._sessions.revoke_all()
        log_order(request, "revoke all sessions", request.state.session.user)
        return RedirectResponse("/signin", status_code=303)
