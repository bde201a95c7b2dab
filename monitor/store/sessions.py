"""Sessions of people who signed in to the page with its password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session that can be used; when it ends or is revoked, its row goes."""

    id: str
    """The SHA-256 of what the browser holds: whoever reads the store cannot sign in with it."""
    user: str
    address: str
    """The client's address at sign-in."""
    begun: datetime
    last_used: datetime
    """Exact to a minute."""
    ends: datetime


class Sessions(Protocol):
    """The sessions that can be used, durable; each method is one transaction.

    A daemon asks for each request, so that another process can revoke beside it.
    """

    def begin(self, session: SessionRow, password: str) -> None:
        """Add a session. `password` is a mark of the password that opened it."""

    def keep_only(self, password: str) -> None:
        """Revoke the sessions that were opened with another password."""

    def use(self, session: str, now: datetime) -> bool:
        """Return whether the session can be used, and note that it is."""
        ...

    def live(self, now: datetime) -> tuple[SessionRow, ...]:
        """Return the sessions that can be used, last used first."""
        ...

    def revoke(self, session: str) -> bool:
        """End a session; return whether it existed."""
        ...

    def revoke_all(self) -> int:
        """End all sessions; return their number."""
        ...
