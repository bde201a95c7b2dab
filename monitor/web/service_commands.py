"""What the page needs of the service; `app.py` brings the real parts."""

from __future__ import annotations

from typing import Protocol

from monitor.model import Page, Report


class Desk(Protocol):
    """Takes people's orders, in the service's own thread.

    Unknown watches, versions and events raise `UsageError`; a store that cannot be written raises
    `StoreError`.
    """

    def check_now(self, watch: str) -> None:
        """Let the watch be read as soon as its host allows."""
        ...

    def pause(self, watch: str) -> None:
        """Read the watch no more until `resume`, restarts included."""
        ...

    def resume(self, watch: str) -> None:
        """Read it again."""
        ...

    def unmute(self, watch: str) -> None:
        """Forget what was found to come and go: the next change there is told anew."""
        ...

    def review(self, watch: str, number: int, note: str) -> None:
        """Record that somebody has looked at an event."""
        ...

    async def difference(self, watch: str, before: int, after: int) -> Report:
        """What changed between two versions, both read by today's code."""
        ...


class Pages(Protocol):
    """Reads the raw pages of versions; called in the page's own threads."""

    def __call__(self, watch: str, stem: str, record_sha256: str) -> Page:
        """The page as it came; raises `StoreDamaged` where its hashes do not fit."""
        ...
