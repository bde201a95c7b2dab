"""The routes `/signin` and `/signout`."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monitor.store.orders import SIGN_IN_REFUSED
from monitor.store.sessions import Sessions
from monitor.watchlist import Web
from monitor.web import passwords
from monitor.web.attempts import Attempts
from monitor.web.local_links import local_path
from monitor.web.order_log import log_order
from monitor.web.rendering import render
from monitor.web.request_context import Clock, request_context
from monitor.web.session import Session, Signer, new_session


class SignIn:
    """Sign in with the watchlist's password; without a password there are no routes."""

    def __init__(self, web: Web, signer: Signer, sessions: Sessions, clock: Clock) -> None:
        self._expected = passwords.parse(web.password_hash) if web.password_hash else None
        self._signer = signer
        self._sessions = sessions
        self._clock = clock
        self._attempts = Attempts()
        self._checking = asyncio.Lock()

    def routes(self) -> list[Route]:
        """Return the routes to serve."""
        if self._expected is None:
            return []
        return [
            Route("/signin", self._form, methods=["GET"]),
            Route("/signin", self._sign_in, methods=["POST"]),
            Route("/signout", self._sign_out, methods=["POST"]),
        ]

    async def _form(self, request: Request) -> Response:
        return self._page(request, "", 200)

    async def _sign_in(self, request: Request) -> Response:
        address: str = request.state.client
        now = self._clock()
        if wait := self._attempts.wait(address, now):
            return self._page(request, "wait", 429, wait)
        self._attempts.wrong(address, now)
        form: dict[str, str] = request.state.form
        if not await self._is_right(form.get("password", "")):
            log_order(request, SIGN_IN_REFUSED, request.state.proxy_user)
            return self._page(request, "wrong password", 403)
        self._attempts.right(address)
        return self._signed_in(request, local_path(form.get("next", ""), "/"))

    def _signed_in(self, request: Request, back: str) -> Response:
        """Begin a session under a new id, and end the one that this browser had."""
        session = new_session(request.state.proxy_user or "reader", self._clock())
        self._sessions.begin(session.row(request.state.client), self._signer.password_mark)
        self._sessions.revoke(request.state.session.digest)
        log_order(request, "sign in", session.user)
        return self._redirect(request, back, session)

    async def _sign_out(self, request: Request) -> Response:
        """End the session in the store as well: a copy of its cookie opens nothing any more."""
        self._sessions.revoke(request.state.session.digest)
        log_order(request, "sign out", request.state.session.user)
        return self._redirect(request, "/signin", new_session("", self._clock()))

    def _redirect(self, request: Request, path: str, session: Session) -> Response:
        cookie = self._signer.set_cookie(session, request.state.https)
        return RedirectResponse(path, status_code=303, headers={"set-cookie": cookie})

    async def _is_right(self, password: str) -> bool:
        assert self._expected is not None, "only routed where there is a password"
        async with self._checking:  # each check takes 32 MiB of memory: never run several
            return await asyncio.to_thread(self._expected.fits, password[:1024])

    def _page(
        self, request: Request, fault: str, status: int, wait: timedelta = timedelta()
    ) -> Response:
        wanted = request.state.form.get("next") or request.query_params.get("next", "")
        minutes = max(1, round(wait.total_seconds() / 60))
        return render(
            request_context(request, self._clock), "signin.html.j2", status,
            fault=fault, minutes=minutes, wanted=local_path(wanted, "/"),
        )  # fmt: skip
