"""Fetch pages and post deliveries over HTTP, within limits and through the gate."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from monitor.fetch.abandoned import Stopped
from monitor.fetch.body import COMPRESSED, read_body
from monitor.fetch.gate import Gate
from monitor.fetch.host_turns import HostTurns, NoTurns
from monitor.fetch.limits import Limits
from monitor.fetch.network_scope import DELIVER_ADVICE, FETCH_ADVICE, NetworkScope
from monitor.fetch.redirects import Trip
from monitor.fetch.request import post_headers, robots_headers, watch_headers
from monitor.fetch.status_troubles import REDIRECTS, retry_after, trouble_of
from monitor.fetch.urls import host_of, refused_url
from monitor.fetch.wire import Response, Wire, certificate_ends, peer_address
from monitor.fetch.wire_troubles import WIRE_FAULTS, cut_short, stopped_by
from monitor.model import NotModified, Page, Trouble, Validators, Watch


@dataclass(frozen=True, slots=True)
class Answer:
    """A receiver's response to a delivery."""

    status: int
    """The HTTP status; 0 if there was no response, and `detail` says why."""
    headers: tuple[tuple[str, str], ...] = ()
    retry_after: timedelta | None = None
    detail: str = ""


class HttpFetcher:
    """Fetches and posts through one pool of connections; create one per process.

    `turns` decides when each host may be asked. `scope` is what pages and robots.txt may reach,
    `post_scope` what deliveries may reach; the gate resolves and checks each host.
    `tls` names the trusted authorities (default: the system's and httpx's); `now` is in UTC.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        gate: Gate | None = None,
        scope: NetworkScope | None = None,
        post_scope: NetworkScope | None = None,
        turns: HostTurns | None = None,
        tls: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._contact = contact
        self._limits = limits or Limits()
        self._turns = turns or NoTurns()
        self._now = now
        self._scope = scope or NetworkScope(advice=FETCH_ADVICE)
        self._post_scope = post_scope or NetworkScope(advice=DELIVER_ADVICE)
        self._wire = Wire(gate or Gate(), self._limits, tls)

    async def fetch(
        self, watch: Watch, validators: Validators | None = None
    ) -> Page | NotModified | Trouble:
        """Fetch the watch's page; `NotModified` if it has not changed since `validators`.

        Follows redirects, each hop through the gate. Never raises for anything that a server does.
        """
        headers = watch_headers(self._contact, watch.language)
        trip = Trip.begin(watch.url, headers, validators, self._scope.allowing(watch.allow))
        try:
            return await self._follow(trip, self._turns, respect_robots=watch.respect_robots)
        except Stopped as stopped:
            return stopped.trouble

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float | None = None,  # noqa: ASYNC109 - it becomes the deadline below
    ) -> Answer:
        """Post `body`. Never follows redirects. Without a response returns `Answer(0, detail=why)`."""
        try:
            async with self._deadline(url, timeout or self._limits.post):
                return await self._post(url, body, post_headers(self._contact, headers))
        except Stopped as stopped:
            return Answer(0, detail=stopped.trouble.detail)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._wire.aclose()

    async def fetch_robots(self, url: str, scope: NetworkScope | None = None) -> Page | Trouble:
        """Fetch a robots.txt without taking a turn: the caller already holds the host's turn.

        `scope` is that of the page; None is the scope of a page whose watch allows nothing more.
        """
        trip = Trip.begin(url, robots_headers(self._contact), None, scope or self._scope)
        try:
            outcome = await self._follow(trip, NoTurns(), respect_robots=False)
        except Stopped as stopped:
            return stopped.trouble
        assert not isinstance(outcome, NotModified)
        return outcome

    async def _follow(
        self, trip: Trip, turns: HostTurns, *, respect_robots: bool
    ) -> Page | NotModified:
        left = self._limits.total
        clock = asyncio.get_running_loop().time
        for _ in range(self._limits.redirects + 1):
            _checked(trip.url)
            robots = partial(self.fetch_robots, scope=trip.scope) if respect_robots else None
            async with turns.turn(trip.url, robots), self._deadline(trip.url, left):
                started = clock()
                outcome = await self._hop(trip, turns)
                left -= clock() - started
            if not isinstance(outcome, Trip):
                return outcome
            trip = outcome
        raise Stopped(
            "unreachable",
            f"The address leads through more than {self._limits.redirects} redirects.",
        )

    async def _hop(self, trip: Trip, turns: HostTurns) -> Page | NotModified | Trip:
        async with self._exchange(trip) as response:
            status = response.status_code
            if status in REDIRECTS:
                return trip.redirected(status, _pairs(response), peer_address(response))
            if status == 304 and trip.conditional:
                return NotModified(trip.start, trip.url, self._now(), certificate_ends(response))
            if status in (200, 203):
                return await self._page(trip, response)
            trouble = trouble_of(status, response.headers, self._now(), self._limits.retry_after)
            turns.back_off(trip.url, trouble)
            raise Stopped.at(trouble)

    def _exchange(self, trip: Trip) -> AbstractAsyncContextManager[Response]:
        return self._wire.exchange("GET", trip.url, trip.request_headers(), trip.scope)

    async def _page(self, trip: Trip, response: Response) -> Page:
        coding = response.headers.get("content-encoding", "")
        try:
            body = await read_body(response.aiter_raw(), coding, self._limits)
        except WIRE_FAULTS as fault:
            raise cut_short(fault, host_of(trip.url)) from fault
        return Page(
            url=trip.start,
            final_url=trip.url,
            status=response.status_code,
            headers=_pairs(response),
            body=body,
            content_type=response.headers.get("content-type", ""),
            fetched_at=self._now(),
            validators=trip.validators_given(response.headers),
            framed=_is_framed(response.headers),
            moved_to=trip.moved_to,
            certificate_ends=certificate_ends(response),
        )

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        _checked(url)
        async with self._wire.exchange("POST", url, headers, self._post_scope, body) as response:
            wait = retry_after(
                response.headers.get("retry-after"), self._now(), self._limits.retry_after
            )
            return Answer(response.status_code, _pairs(response), wait)

    @asynccontextmanager
    async def _deadline(self, url: str, seconds: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError as fault:
            raise stopped_by(fault, host_of(url)) from fault


def _checked(url: str) -> None:
    reason = refused_url(url)
    if reason is not None:
        raise Stopped("unreachable", f"This is no web address: {reason}. Correct `url`.")


def _pairs(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(response.headers.multi_items())


def _is_framed(headers: Mapping[str, str]) -> bool:
    """Return whether the response says where its body ends: by length, chunks or gzip trailer."""
    return any(name in headers for name in ("content-length", "transfer-encoding")) or (
        headers.get("content-encoding", "").strip().lower() in COMPRESSED
    )
