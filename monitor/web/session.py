"""Who is asking: a signed cookie, and the token that proves that a form is ours. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

LASTS: Final = timedelta(hours=12)
COOKIE: Final = "policy-monitor"


@dataclass(frozen=True, slots=True)
class Session:
    """One browser, from its first request on."""

    id: str
    user: str
    """Empty before anybody signed in."""
    ends: datetime


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs sessions with a key that no other folder has and that a new password makes void."""

    key: bytes

    def cookie(self, session: Session) -> str:
        """The session as a cookie's value."""
        user = base64.urlsafe_b64encode(session.user.encode()).decode().rstrip("=")
        body = f"{session.id}.{user}.{int(session.ends.timestamp())}"
        return f"{body}.{self._sign('session', body)}"

    def session(self, cookie: str, now: datetime) -> Session | None:
        """The session that `cookie` made; None for any other value and for one that has ended."""
        body, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign("session", body).encode()):
            return None
        name, user, ends = body.split(".")
        session = Session(
            name,
            base64.urlsafe_b64decode(user + "=" * (-len(user) % 4)).decode(),
            datetime.fromtimestamp(int(ends), UTC),
        )
        return session if now < session.ends else None

    def token(self, session: Session) -> str:
        """What every form of this session must send along."""
        return self._sign("form", session.id)

    def knows(self, token: str, session: Session) -> bool:
        """Whether the token is this session's."""
        return hmac.compare_digest(token.encode(), self.token(session).encode())

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self.key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def signer_for(folder_key: bytes, password_hash: str | None) -> Signer:
    """The signer of a folder's page."""
    return Signer(hmac.new(folder_key, (password_hash or "").encode(), hashlib.sha256).digest())
