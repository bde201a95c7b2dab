"""Fetches pages and delivers webhooks over HTTP: bounded, gated, and proven whole where it can be.

The only module that imports httpx. Of it the transport alone is used: redirects, cookies, limits
and deadlines are what this module is about, and its client would do them otherwise.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

import httpcore
import httpx

from monitor.fetch.answers import REDIRECTS, retry_after, trouble_of
from monitor.fetch.body import COMPRESSED, read_body
from monitor.fetch.faults import WIRE_FAULTS, cut_short, stopped_by
from monitor.fetch.gate import Gate, GatedBackend
from monitor.fetch.limits import Limits
from monitor.fetch.request import post_headers, robots_headers, watch_headers
from monitor.fetch.stopped import Stopped
from monitor.fetch.trip import Trip
from monitor.fetch.urls import host_of, refused_url
from monitor.model import NotModified, Page, Trouble, Validators, Watch


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said to a delivery."""

    status: int
    """The HTTP status; 0 where no answer came, and `detail` says why."""
    headers: tuple[tuple[str, str], ...] = ()
    retry_after: timedelta | None = None
    detail: str = ""


class Manners(Protocol):
    """Whose turn it is at a host."""

    def turn(self, url: str, fetch_robots: FetchRobots | None) -> AbstractAsyncContextManager[None]:
        """Waits until the host of `url` may be asked. Raises `Stopped` where it may not be.

        `fetch_robots` reads the host's robots.txt where it is to be heard; None: it is not.
        """
        ...

    def rest(self, url: str, wait: timedelta) -> None:
        """Leaves the whole host alone for so long."""
        ...


class FetchRobots(Protocol):
    """Gets a robots.txt, within the same limits as a page and without any turn of its own."""

    async def __call__(self, url: str) -> Page | Trouble: ...


class NoManners:
    """Asks at once: for tests, and for a host's own robots.txt."""

    def turn(
        self,
        url: str,  # noqa: ARG002 - every host may be asked
        fetch_robots: FetchRobots | None,  # noqa: ARG002 - and everything on it
    ) -> AbstractAsyncContextManager[None]:
        """No wait."""
        return nullcontext()

    def rest(self, url: str, wait: timedelta) -> None:
        """Forgets at once."""


class HttpFetcher:
    """Gets pages and posts deliveries through one pool of connections; make one per process.

    `manners` says when each host may be asked, `gate` which addresses may be dialled, `tls` whom to
    trust (default: the system's and httpx's authorities), `now` the time in UTC.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        gate: Gate | None = None,
        manners: Manners | None = None,
        tls: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._contact = contact
        self._limits = limits or Limits()
        self._manners = manners or NoManners()
        self._now = now
        self._transport = GatedTransport(GatedBackend(gate or Gate()), tls or trusted_authorities())
        self._timeouts = {
            "connect": self._limits.connect,
            "read": self._limits.total,
            "write": self._limits.total,
            "pool": self._limits.total,
        }

    async def fetch(
        self, watch: Watch, validators: Validators | None = None
    ) -> Page | NotModified | Trouble:
        """The watch's page, whole; or that it has not changed since `validators`; or what went wrong.

        Never raises for anything a server does. Redirects are followed, each hop through the gate.
        """
        robots = self._fetch_robots if watch.respect_robots else None
        headers = watch_headers(self._contact, watch.language)
        try:
            return await self._follow(
                Trip.begin(watch.url, headers, validators), self._manners, robots
            )
        except Stopped as stopped:
            return stopped.trouble

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float | None = None,  # noqa: ASYNC109 - it becomes the deadline below
    ) -> Answer:
        """Deliver `body`; redirects are never followed. No answer is `Answer(0, detail=why)`."""
        try:
            async with self._deadline(url, timeout or self._limits.post):
                return await self._post(url, body, post_headers(self._contact, headers))
        except Stopped as stopped:
            return Answer(0, detail=stopped.trouble.detail)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()

    async def _fetch_robots(self, url: str) -> Page | Trouble:
        trip = Trip.begin(url, robots_headers(self._contact), None)
        try:
            outcome = await self._follow(trip, NoManners(), None)
        except Stopped as stopped:
            return stopped.trouble
        assert not isinstance(outcome, NotModified)
        return outcome

    async def _follow(
        self, trip: Trip, manners: Manners, robots: FetchRobots | None
    ) -> Page | NotModified:
        left = self._limits.total
        clock = asyncio.get_running_loop().time
        for _ in range(self._limits.redirects + 1):
            _checked(trip.url)
            async with manners.turn(trip.url, robots), self._deadline(trip.url, left):
                started = clock()
                outcome = await self._hop(trip, manners)
                left -= clock() - started
            if not isinstance(outcome, Trip):
                return outcome
            trip = outcome
        raise Stopped(
            "unreachable",
            f"The address leads through more than {self._limits.redirects} redirects.",
        )

    async def _hop(self, trip: Trip, manners: Manners) -> Page | NotModified | Trip:
        request = httpx.Request("GET", trip.url, headers=trip.request_headers())
        async with self._exchange(request) as response:
            status = response.status_code
            if status in REDIRECTS:
                return trip.redirected(status, _pairs(response))
            if status == 304 and trip.conditional:
                return NotModified(trip.start, trip.url, self._now())
            if status in (200, 203):
                return await self._page(trip, response)
            trouble = trouble_of(status, response.headers, self._now(), self._limits.retry_after)
            if trouble.retry_after is not None:
                manners.rest(trip.url, trouble.retry_after)
            raise Stopped.at(trouble)

    async def _page(self, trip: Trip, response: httpx.Response) -> Page:
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
            certificate_ends=_certificate_ends(response),
        )

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        _checked(url)
        request = httpx.Request("POST", url, headers=headers, content=body)
        async with self._exchange(request) as response:
            wait = retry_after(
                response.headers.get("retry-after"), self._now(), self._limits.retry_after
            )
            return Answer(response.status_code, _pairs(response), wait)

    @asynccontextmanager
    async def _exchange(self, request: httpx.Request) -> AsyncIterator[httpx.Response]:
        request.extensions["timeout"] = self._timeouts
        try:
            response = await self._transport.handle_async_request(request)
        except WIRE_FAULTS as fault:
            raise stopped_by(fault, request.url.host) from fault
        try:
            self._check_headers(response)
            yield response
        finally:
            await response.aclose()

    def _check_headers(self, response: httpx.Response) -> None:
        raw = response.headers.raw
        size = sum(len(name) + len(value) for name, value in raw)
        if len(raw) > self._limits.headers or size > self._limits.header_bytes:
            raise Stopped("too large", "The answer's headers are larger than any page needs.")

    @asynccontextmanager
    async def _deadline(self, url: str, seconds: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError as fault:
            raise stopped_by(fault, host_of(url)) from fault


class GatedTransport(httpx.AsyncBaseTransport):
    """httpx's port to the outside world, with every connection opened by the gate."""

    def __init__(self, backend: GatedBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=5.0,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the response's body is still to be read. Raises httpcore's exceptions."""
        assert isinstance(request.stream, httpx.AsyncByteStream)
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they arrive, as httpx wants to see them."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def trusted_authorities() -> ssl.SSLContext:
    """Certificates are always verified: by httpx's authorities and by those of the system."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def _checked(url: str) -> None:
    reason = refused_url(url)
    if reason is not None:
        raise Stopped("unreachable", f"This is no web address: {reason}. Mend `url`.")


def _pairs(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    return tuple(response.headers.multi_items())


def _is_framed(headers: Mapping[str, str]) -> bool:
    """Whether the answer says where its body ends, by a length, by chunks or by gzip's own end."""
    return any(name in headers for name in ("content-length", "transfer-encoding")) or (
        headers.get("content-encoding", "").strip().lower() in COMPRESSED
    )


def _certificate_ends(response: httpx.Response) -> datetime | None:
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream is not None else None
    ends = (tls.getpeercert() or {}).get("notAfter") if tls is not None else None
    return None if ends is None else datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC)
