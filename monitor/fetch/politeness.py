"""Politeness towards hosts: one request at a time, a pause between two, backoff on request.

All watches of a process share one `Politeness`. Backoffs survive a restart: the service stores
`host_backoffs` and passes them in at the next start.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from monitor.fetch.abandoned import Stopped
from monitor.fetch.host_turns import FetchRobots
from monitor.fetch.robots import crawl_delay, permits, robots_url, rules_in
from monitor.fetch.urls import authority_of, host_of
from monitor.model import Trouble, TroubleKind

LONGEST_BACKOFF: Final = timedelta(hours=24)
"""`Limits.retry_after` grants no more: a longer backoff was stored under a wrong clock."""


@dataclass(frozen=True, slots=True)
class HostBackoff:
    """A host that asked for no requests until a time, and the response that asked.

    Stored by field name, so the fields are never renamed.
    """

    host: str
    rest_until: datetime
    kind: TroubleKind
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Pacing:
    """The pace of requests to one host."""

    delay: timedelta = timedelta(seconds=1)
    """Pause between the end of one request and the start of the next; may be zero."""
    longest_delay: timedelta = timedelta(seconds=30)
    """The longest pause that a robots.txt can ask for by `Crawl-delay`."""
    robots_for: timedelta = timedelta(hours=24)
    """How long a robots.txt is cached."""


@dataclass(slots=True)
class _Host:
    name: str = ""
    """The host's name without a port, as watches are grouped."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    backoff: HostBackoff | None = None
    rules: str | None = None
    """The last known rules of its robots.txt; None before the first."""
    rules_until: float = 0.0


class Politeness:
    """Serialises the requests to each host.

    `now` is the wall clock in UTC; `clock` and `sleep` belong to the event loop.
    """

    def __init__(
        self,
        pacing: Pacing | None = None,
        *,
        host_backoffs: Iterable[HostBackoff] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pacing = pacing or Pacing()
        self._now = now
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {b.host: _Host(backoff=b) for b in host_backoffs}
        self._free_at: dict[str, float] = {}

    @property
    def host_backoffs(self) -> tuple[HostBackoff, ...]:
        """The backoffs that still last; store them for the next start."""
        now = self._now()
        return tuple(
            host.backoff
            for host in self._hosts.values()
            if host.backoff is not None and host.backoff.rest_until > now
        )

    def pausing(self) -> frozenset[str]:
        """Return the names of the hosts at which a request would have to wait now."""
        now = self._clock()
        self._free_at = {name: free_at for name, free_at in self._free_at.items() if free_at > now}
        return frozenset(self._free_at)

    async def pause(self, url: str) -> None:
        """Wait until the pause at the host of `url` is over, without taking its turn."""
        await self._pause(self._host(url))

    @asynccontextmanager
    async def turn(self, url: str, fetch_robots: FetchRobots | None) -> AsyncIterator[None]:
        """Wait until the host of `url` may be asked, and hold its turn.

        Raises `Stopped` if the host asked for a backoff or its robots.txt forbids the page.
        """
        host = self._host(url)
        async with host.turn:
            self._check_backoff(host)
            if fetch_robots is not None:
                await self._check_robots(host, url, fetch_robots)
            await self._pause(host)
            try:
                yield
            finally:
                self._asked(host)

    def back_off(self, url: str, trouble: Trouble) -> None:
        """Send the whole host no request for as long as `trouble.retry_after` says."""
        if trouble.retry_after is None:
            return
        name = authority_of(url)
        until = self._now() + trouble.retry_after
        self._host(url).backoff = HostBackoff(name, until, trouble.kind, trouble.status)

    def _host(self, url: str) -> _Host:
        host = self._hosts.setdefault(authority_of(url), _Host())
        host.name = host_of(url)
        return host

    def _check_backoff(self, host: _Host) -> None:
        if host.backoff is None:
            return
        left = host.backoff.rest_until - self._now()
        if not timedelta(0) < left <= LONGEST_BACKOFF:
            host.backoff = None
            return
        raise Stopped(
            host.backoff.kind,
            f"{host.backoff.host} asked for no requests until {host.backoff.rest_until:%Y-%m-%d %H:%M} UTC.",
            status=host.backoff.status,
            retry_after=left,
        )

    async def _check_robots(self, host: _Host, url: str, fetch_robots: FetchRobots) -> None:
        if host.rules is None or self._clock() >= host.rules_until:
            host.rules = await self._read_robots(host, url, fetch_robots)
        if not permits(host.rules, url):
            raise Stopped(
                "robots",
                "The site's robots.txt forbids this page; "
                "`respect_robots = false` reads it all the same.",
            )

    async def _read_robots(self, host: _Host, url: str, fetch_robots: FetchRobots) -> str:
        await self._pause(host)
        try:
            answer = await fetch_robots(robots_url(url))
        finally:
            self._asked(host)
        if isinstance(answer, Trouble):
            self.back_off(url, answer)
            self._check_backoff(host)
        try:
            rules = rules_in(answer)
        except Stopped:
            if host.rules is None:
                raise
            return host.rules  # the known rules apply until the file can be read again
        host.rules_until = self._clock() + self._pacing.robots_for.total_seconds()
        return rules

    async def _pause(self, host: _Host) -> None:
        wait = host.free_at - self._clock()
        if wait > 0:
            await self._sleep(wait)

    def _asked(self, host: _Host) -> None:
        asked = timedelta(seconds=min(crawl_delay(host.rules or ""), 86400.0))
        delay = max(self._pacing.delay, min(asked, self._pacing.longest_delay))
        host.free_at = self._clock() + delay.total_seconds()
        self._free_at[host.name] = host.free_at
