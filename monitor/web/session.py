"""Sessions: a signed cookie, and the token that protects forms against forgery (CSRF).

A session that a password opened has a row in the store besides, and ends when the row goes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from monitor.store.sessions import SessionRow
from monitor.web.cookies import cookie_name, set_cookie

LASTS: Final = timedelta(hours=12)
COOKIE: Final = "policy-monitor"


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's session, from its first request on."""

    id: str
    user: str
    """Empty before sign-in."""
    ends: datetime

    @property
    def digest(self) -> str:
        """The SHA-256 of the id, under which the store knows the session."""
        return hashlib.sha256(self.id.encode()).hexdigest()

    def row(self, address: str) -> SessionRow:
        """Return what the store keeps of a session that begins now."""
        begun = self.ends - LASTS
        return SessionRow(self.digest, self.user, address, begun, begun, self.ends)


def new_session(user: str, now: datetime) -> Session:
    """Return a session that begins now, under a new id that nobody can guess."""
    return Session(secrets.token_urlsafe(18), user, now + LASTS)


@dataclass(frozen=True, slots=True)
class Signer:
    """Sign sessions with HMAC-SHA256; the key belongs to one folder and one password."""

    key: bytes

    def cookie(self, session: Session, https: bool) -> str:
        """Return the session as the value of a cookie, which counts under its own name only."""
        user = base64.urlsafe_b64encode(session.user.encode()).decode().rstrip("=")
        body = f"{session.id}.{user}.{int(session.ends.timestamp())}"
        return f"{body}.{self._sign(cookie_name(COOKIE, https), body)}"

    def set_cookie(self, session: Session, https: bool) -> str:
        """Return the `Set-Cookie` value that gives a browser this session."""
        return set_cookie(COOKIE, self.cookie(session, https), int(LASTS.total_seconds()), https)

    def session(self, cookies: Mapping[str, str], https: bool, now: datetime) -> Session | None:
        """Return the session in a request's cookies; None if it is not signed by this key or has ended."""
        name = cookie_name(COOKIE, https)
        body, _, signature = cookies.get(name, "").rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(name, body).encode()):
            return None
        session_id, user, ends = body.split(".")
        session = Session(
            session_id,
            base64.urlsafe_b64decode(user + "=" * (-len(user) % 4)).decode(),
            datetime.fromtimestamp(int(ends), UTC),
        )
        return session if now < session.ends else None

    @property
    def password_mark(self) -> str:
        """A text that another password changes, and that tells nothing about it."""
        return self._sign("password", "")

    def token(self, session: Session) -> str:
        """Return the token that every form of this session must send."""
        return self._sign("form", session.id)

    def knows(self, token: str, session: Session) -> bool:
        """Return whether the token belongs to this session; compares in constant time."""
        return hmac.compare_digest(token.encode(), self.token(session).encode())

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self.key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def signer_for(folder_key: bytes, password_hash: str | None) -> Signer:
    """Return the signer of a folder: a new password makes every earlier session void."""
    return Signer(hmac.new(folder_key, (password_hash or "").encode(), hashlib.sha256).digest())
