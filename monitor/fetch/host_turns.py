"""The interface between fetching and politeness: turns and backoffs per host."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Protocol

from monitor.model import Page, Trouble


class FetchRobots(Protocol):
    """Fetches a robots.txt within the limits of a page, without taking a turn."""

    async def __call__(self, url: str) -> Page | Trouble: ...


class HostTurns(Protocol):
    """Serialises the requests to each host."""

    def turn(self, url: str, fetch_robots: FetchRobots | None) -> AbstractAsyncContextManager[None]:
        """Wait until the host of `url` may be asked, and hold its turn. Raises `Stopped` if it may not.

        `fetch_robots` fetches the host's robots.txt; None ignores robots.txt.
        """
        ...

    def back_off(self, url: str, trouble: Trouble) -> None:
        """Send the whole host no request for as long as `trouble.retry_after` says."""
        ...


class NoTurns:
    """Never waits: for tests, and for a robots.txt fetched within another turn."""

    def turn(
        self,
        url: str,  # noqa: ARG002 - every host may be asked
        fetch_robots: FetchRobots | None,  # noqa: ARG002 - and everything on it
    ) -> AbstractAsyncContextManager[None]:
        """Return at once."""
        return nullcontext()

    def back_off(self, url: str, trouble: Trouble) -> None:
        """Do nothing."""
