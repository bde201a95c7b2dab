"""How a reading is abandoned from within: with the trouble it came to."""

from __future__ import annotations

from datetime import timedelta

from monitor.model import Trouble, TroubleKind


class Stopped(Exception):
    """Carries the `Trouble` up to `fetch`, which returns it; it never leaves this package."""

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
        """Stopped by a trouble that is written already."""
        return cls(
            trouble.kind, trouble.detail, status=trouble.status, retry_after=trouble.retry_after
        )
