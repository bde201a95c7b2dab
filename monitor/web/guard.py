"""What every request must pass before any page sees it; everything is refused that is not let in.

name it was asked for → session → signed in (all but PUBLIC) → for a POST: origin, token
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qsl, quote, urlsplit

from markupsafe import escape
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.report.phrases import Language
from monitor.watchlist import Web
from monitor.web.local_links import local
from monitor.web.request_context import preferred
from monitor.web.session import COOKIE, LASTS, Session, Signer

PUBLIC: Final = ("/signin", "/static/", "/healthz", "/readyz")
"""What may be asked for before signing in; a trailing slash means all below."""

LONGEST_FORM: Final = 64 * 1024
LANGUAGE_COOKIE: Final = "policy-monitor-language"

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
"""Put on every answer that does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Who may come in, and under which names."""

    hosts: frozenset[str]
    sign_in: bool
    user_header: str | None

    @property
    def guarded(self) -> bool:
        """Whether anybody must say who they are."""
        return self.sign_in or self.user_header is not None


def doors_of(web: Web) -> Doors:
    """What the watchlist says of them."""
    own = (
        {web.host} if web.host == "localhost" or not ip_address(web.host).is_unspecified else set()
    )
    loopback = {"localhost", "127.0.0.1", "::1"}
    hosts = frozenset(name.lower() for name in own | loopback | set(web.hosts))
    return Doors(hosts, web.password_hash is not None, web.user_header)


class Guard:
    """Lets requests through to the routes, or answers in their place."""

    def __init__(
        self, app: ASGIApp, doors: Doors, signer: Signer, clock: Callable[[], datetime]
    ) -> None:
        self._app = app
        self._doors = doors
        self._signer = signer
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI hands it over."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        if not _asked_by_name(request, self._doors.hosts):
            await _refusal(421, "this name is not on web.hosts")(scope, receive, _hardened(send))
            return
        if _comes_from_elsewhere(request):
            await _once_more(request)(scope, receive, _hardened(send))
            return
        session, is_new = self._session(request)
        state = scope.setdefault("state", {})
        state.update(
            session=session,
            token=self._signer.token(session),
            language=_language(request),
            form={},
        )
        answer = await self._refused(request, session)
        cookies = [session_cookie(self._signer, session, request)] if is_new else []
        if chosen := _chosen_language(request):
            cookies.append(f"{LANGUAGE_COOKIE}={chosen}; Path=/; Max-Age=31536000; SameSite=Strict")
        await (answer or self._app)(scope, receive, _hardened(send, cookies))

    def _session(self, request: Request) -> tuple[Session, bool]:
        now = self._clock()
        known = self._signer.session(request.cookies.get(COOKIE, ""), now)
        user = request.headers.get(self._doors.user_header or "", "").strip()[:200]
        same = known is not None and known.user == user
        if known is not None and (same or (self._doors.sign_in and not user)):
            return known, False
        return Session(secrets.token_urlsafe(18), user, now + LASTS), True

    async def _refused(self, request: Request, session: Session) -> Response | None:
        path = request.url.path
        if self._doors.guarded and not session.user and not is_public(path):
            return self._to_the_door(request)
        if request.method in ("GET", "HEAD"):
            return None
        if request.method != "POST":
            return _refusal(405, "only reading and forms")
        if not _from_here(request):
            return _refusal(403, "this form does not come from this page")
        form = await _form(request)
        if form is None:
            return _refusal(413, "this form is too long")
        token = request.headers.get("x-csrf-token") or form.get("token", "")
        if not self._signer.knows(token, session):
            return _refusal(403, "this form is out of date: go back, load the page again, retry")
        request.state.form = form
        return None

    def _to_the_door(self, request: Request) -> Response:
        if not self._doors.sign_in:
            return _refusal(401, "the proxy in front must say who you are")
        if request.method != "GET":
            return _refusal(401, "sign in first")
        wanted = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
        door = f"/signin?next={wanted}"
        if request.headers.get("hx-request"):
            return Response(status_code=204, headers={"hx-redirect": door})
        return RedirectResponse(door, status_code=303)


def session_cookie(signer: Signer, session: Session, request: Request) -> str:
    """The header that gives a browser this session."""
    secure = "; Secure" if request.url.scheme == "https" else ""
    age = int(LASTS.total_seconds())
    return f"{COOKIE}={signer.cookie(session)}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}"


def is_public(path: str) -> bool:
    """Whether a path may be asked for before signing in."""
    return any(
        path == open_ or (open_.endswith("/") and path.startswith(open_)) for open_ in PUBLIC
    )


def _asked_by_name(request: Request, hosts: frozenset[str]) -> bool:
    """Whether the Host header is one of ours: a page elsewhere cannot point its own name here."""
    name = re.sub(r":\d{1,5}\Z", "", request.headers.get("host", "")).lower()
    return name.removeprefix("[").removesuffix("]") in hosts


def _comes_from_elsewhere(request: Request) -> bool:
    """Whether another site's link led here, so that the browser held our strict cookie back."""
    asked = {name: request.headers.get(f"sec-fetch-{name}") for name in ("site", "dest")}
    held_back = asked == {"site": "cross-site", "dest": "document"}
    return held_back and request.method == "GET" and COOKIE not in request.cookies


def _once_more(request: Request) -> Response:
    """Lets the browser ask again by itself, cookie and all, where a new session would replace the old."""
    wanted = quote(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    address = escape(local(wanted, "/"))
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url={address}">'
        f'<title>Policy monitor</title><a href="{address}">Policy monitor</a></html>'
    )


def _from_here(request: Request) -> bool:
    """Whether the browser says that the form was sent from this very host."""
    source = request.headers.get("origin") or request.headers.get("referer") or ""
    try:
        return urlsplit(source).netloc.lower() == request.headers.get("host", "").lower() != ""
    except ValueError:
        return False


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form, which no file comes with; None where it is too long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return None
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50
        )
    except ValueError:
        return None
    return dict(pairs)


def _language(request: Request) -> Language:
    kept = _chosen_language(request) or request.cookies.get(LANGUAGE_COOKIE)
    if kept == "fr":
        return "fr"
    return "en" if kept == "en" else preferred(request.headers.get("accept-language", ""))


def _chosen_language(request: Request) -> str | None:
    chosen = request.query_params.get("lang")
    return chosen if chosen in ("en", "fr") else None


def _refusal(status: int, reason: str) -> Response:
    return PlainTextResponse(f"{reason}\n", status)


def _hardened(send: Send, cookies: list[str] | None = None) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            for cookie in cookies or ():
                headers.append("set-cookie", cookie)
        await send(message)

    return sending
