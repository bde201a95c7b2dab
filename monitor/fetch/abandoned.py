"""The exception that abandons a fetch and carries its trouble."""

from __future__ import annotations

from datetime import timedelta

from monitor.model import Trouble, TroubleKind


class Stopped(Exception):
    """Carries a `Trouble` up to `fetch`, which returns it. Never leaves this package."""

    def __init__(
        self,
        kind: TroubleKind,
        detail: str,
        *,
        status: int | None = None,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(detail)
        self.trouble = Trouble(kind, detail, status=status, retry_after=retry_after)

    @classmethod
    def at(cls, trouble: Trouble) -> Stopped:
        """Return the exception for an existing trouble."""
        return cls(
            trouble.kind, trouble.detail, status=trouble.status, retry_after=trouble.retry_after
        )
