"""What fetching needs to know of politeness: whose turn it is, and who wants to be left alone."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Protocol

from monitor.model import Page, Trouble


class FetchRobots(Protocol):
    """Gets a robots.txt, within the same limits as a page and without any turn of its own."""

    async def __call__(self, url: str) -> Page | Trouble: ...


class Manners(Protocol):
    """Whose turn it is at a host."""

    def turn(self, url: str, fetch_robots: FetchRobots | None) -> AbstractAsyncContextManager[None]:
        """Waits until the host of `url` may be asked. Raises `Stopped` where it may not be.

        `fetch_robots` reads the host's robots.txt where it is to be heard; None: it is not.
        """
        ...

    def rest(self, url: str, trouble: Trouble) -> None:
        """Leaves the whole host alone for as long as `trouble.retry_after` says."""
        ...


class NoManners:
    """Asks at once: for tests, and for a host's own robots.txt."""

    def turn(
        self,
        url: str,  # noqa: ARG002 - every host may be asked
        fetch_robots: FetchRobots | None,  # noqa: ARG002 - and everything on it
    ) -> AbstractAsyncContextManager[None]:
        """No wait."""
        return nullcontext()

    def rest(self, url: str, trouble: Trouble) -> None:
        """Forgets at once."""
