"""Middleware that every request passes before any page sees it; it refuses by default.

host name → session, not revoked → signed in (except public paths) → for a POST: same origin, form token
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.errors import StoreError
from monitor.store.sessions import Sessions
from monitor.web.access_rules import AccessRules, is_public
from monitor.web.cookies import cookie_name, cookies_in
from monitor.web.language_choice import language_cookies, language_of
from monitor.web.local_links import local_path
from monitor.web.posted_forms import is_same_origin, read_form
from monitor.web.security_headers import hardened
from monitor.web.session import COOKIE, Session, Signer, new_session
from monitor.web.visitor import Visitor, visitor_of


class Guard:
    """Pass a request on to the routes, or answer in their place."""

    def __init__(
        self, app: ASGIApp, rules: AccessRules, signer: Signer, sessions: Sessions,
        clock: Callable[[], datetime],
    ) -> None:  # fmt: skip
        self._app = app
        self._rules = rules
        self._signer = signer
        self._sessions = sessions
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        visitor = visitor_of(request, self._rules)
        early = self._answer_without_session(request, visitor)
        if early is not None:
            await early(scope, receive, hardened(send))
            return
        try:
            session, is_new = self._session(request, visitor)
        except StoreError:
            unanswered = _refused(503, "the store does not answer: try again later")
            await unanswered(scope, receive, hardened(send))
            return
        scope.setdefault("state", {}).update(
            session=session,
            token=self._signer.token(session),
            language=language_of(request, visitor.https),
            form={},
            proxy_user=visitor.user,
            client=visitor.address,
            https=visitor.https,
            signs_out=self._rules.sign_in and bool(session.user),
        )
        refusal = await self._refusal(request, session)
        cookies = [self._signer.set_cookie(session, visitor.https)] if is_new else []
        cookies += language_cookies(request, visitor.https)
        await (refusal or self._app)(scope, receive, hardened(send, cookies))

    def _answer_without_session(self, request: Request, visitor: Visitor) -> Response | None:
        if not self._rules.accepts_host(request.headers.get("host", "")):
            return _refused(421, "this name is not on web.hosts")
        cookie = cookie_name(COOKIE, visitor.https)
        return _reload(request) if _lacks_strict_cookie(request, cookie) else None

    def _session(self, request: Request, visitor: Visitor) -> tuple[Session, bool]:
        """Return the session of the cookie, or a new one, and whether it is new.

        Where there is a password, only `/signin` makes a session of a user; the proxy's user
        ends the session of another.
        """
        now, by_password = self._clock(), self._rules.sign_in
        known = self._signer.session(cookies_in(request.headers), visitor.https, now)
        if known is not None and by_password and known.user:
            known = known if self._can_be_used(known, visitor.user, now) else None
        elif known is not None and not by_password:
            known = known if known.user == visitor.user else None
        if known is not None:
            return known, False
        return new_session("" if by_password else visitor.user, now), True

    def _can_be_used(self, session: Session, proxy_user: str, now: datetime) -> bool:
        """Return whether a session of the password stands and is no other user's than the proxy's."""
        is_theirs = not proxy_user or proxy_user == session.user
        return is_theirs and self._sessions.use(session.digest, now)

    async def _refusal(self, request: Request, session: Session) -> Response | None:
        if self._rules.guarded and not session.user and not is_public(request.url.path):
            return self._sign_in_first(request)
        if request.method in ("GET", "HEAD"):
            return None
        if request.method != "POST":
            return _refused(405, "only reading and forms")
        return await self._form_refusal(request, session)

    async def _form_refusal(self, request: Request, session: Session) -> Response | None:
        """Check a posted form; if it is accepted, put its fields into `request.state.form`."""
        if not is_same_origin(request, request.state.https):
            return _refused(403, "this form does not come from this page")
        form = await read_form(request)
        if form is None:
            return _refused(413, "this form is too long")
        token = request.headers.get("x-csrf-token") or form.get("token", "")
        if not self._signer.knows(token, session):
            return _refused(403, "this form is out of date: go back, load the page again, retry")
        request.state.form = form
        return None

    def _sign_in_first(self, request: Request) -> Response:
        if not self._rules.sign_in:
            return _refused(401, "the proxy in front must say who you are")
        if request.method != "GET":
            return _refused(401, "sign in first")
        wanted = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
        sign_in = f"/signin?next={wanted}"
        if request.headers.get("hx-request"):
            return Response(status_code=204, headers={"hx-redirect": sign_in})
        return RedirectResponse(sign_in, status_code=303)


def _lacks_strict_cookie(request: Request, cookie: str) -> bool:
    """Return whether another site's link led here, so that the browser sent no strict cookie."""
    sent = {name: request.headers.get(f"sec-fetch-{name}") for name in ("site", "dest")}
    from_elsewhere = sent == {"site": "cross-site", "dest": "document"}
    return from_elsewhere and request.method == "GET" and cookie not in cookies_in(request.headers)


def _reload(request: Request) -> Response:
    """Let the browser repeat the request from this site, with its cookie.

    Answered directly, the request would get a new session that replaces the existing one.
    """
    wanted = quote(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    address = escape(local_path(wanted, "/"))
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url={address}">'
        f'<title>Policy monitor</title><a href="{address}">Policy monitor</a></html>'
    )


def _refused(status: int, reason: str) -> Response:
    return PlainTextResponse(f"{reason}\n", status)
