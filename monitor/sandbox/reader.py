"""Read and compare policies in worker processes, where a hostile page can do no harm.

A page that exceeds a worker's limits is a problem of one watch. Readings are cached under the hash
of their page and of the watch's options: above all the current version of each watch is read often.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable
from typing import Final, TypeVar
from urllib.parse import urlsplit

import structlog

from monitor.decide.reading import Past, Reading, StoredReading
from monitor.errors import NotAPolicy
from monitor.model import Page, Policy, Report, Trouble, Watch
from monitor.report.refusal_advice import trouble_of
from monitor.sandbox.bounded_values import decode_policy, decode_report
from monitor.sandbox.faults import SandboxExceeded, SandboxFault, TaskFailed
from monitor.sandbox.pool import Sandbox
from monitor.sandbox.reading_cache import ReadingCache
from monitor.sandbox.reading_tasks import (
    Observed,
    PageInput,
    PastInput,
    VersionInput,
    compare_policies,
    differ,
    fingerprint_page,
    observe_page,
    read_again,
    read_page,
)

T = TypeVar("T")

MOST_TOLD: Final = 500
"""Characters of a fault in the log."""

LONG: Final = 500_000
"""Bytes of an encoded policy that holds the event loop for longer than 10 ms when it is decoded."""

REST_S: Final = 0.03
"""Seconds for which others have the event loop before and after that."""

log = structlog.get_logger(__name__)


class SandboxedReader:
    """Reads and compares in workers; implements the pipeline's `Reader`.

    `fingerprint_workers` only compute fingerprints. On most days no page changes, and the workers
    that must import all of the reading code are never started.
    """

    def __init__(self, workers: Sandbox, fingerprint_workers: Sandbox) -> None:
        self._workers = workers
        self._fingerprint_workers = fingerprint_workers
        self._cache = ReadingCache()

    async def fingerprint(self, page: Page, watch: Watch) -> str | Trouble:
        """Return the hash of the page's visible text."""
        return await _guarded(self._fingerprint(page, watch), "the page")

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble:
        """Return the policy on the page, or why there is none."""
        return await _guarded(self._read(page, watch), "the page")

    async def observe(
        self, page: Page, watch: Watch, seed: str, past: Past | None
    ) -> Reading | Trouble:
        """Read a page, carry clause ids over from the head and compare with it, in one call.

        `seed` is that of the ids of new clauses.
        """
        return await _guarded(self._observe(page, watch, seed, past), "the page")

    async def read_again(self, version: StoredReading, watch: Watch) -> Policy | Trouble:
        """Return a stored version as today's code reads it, with the ids of its clauses."""
        return await _guarded(self._read_again(version, watch), "the version")

    async def difference(
        self, before: StoredReading, after: StoredReading, watch: Watch
    ) -> Report | Trouble:
        """Return the differences between two stored versions, both read by today's code."""
        return await _guarded(self._difference(before, after, watch), "the comparison")

    async def compare(self, before: Policy, after: Policy) -> Report | Trouble:
        """Return the differences between two readings."""
        return await _guarded(self._compare(before, after), "the comparison")

    async def _fingerprint(self, page: Page, watch: Watch) -> str:
        return await self._fingerprint_workers.run(
            _origins(watch, page), fingerprint_page, page.body, page.content_type
        )

    async def _read(self, page: Page, watch: Watch) -> Policy:
        key = _key(page, watch)
        encoded = self._cache.get(key) or await self._workers.run(
            _origins(watch, page), read_page, _input(page, watch)
        )
        self._cache.put(key, encoded)
        return decode_policy(encoded)

    async def _observe(self, page: Page, watch: Watch, seed: str, past: Past | None) -> Reading:
        try:
            return await self._observed(page, watch, seed, past)
        except SandboxExceeded:
            if past is None or past.head.page is None:
                raise
        # Today's code may need more than the limits for the head's page: its stored policy will do.
        head = StoredReading(past.head.policy, None, past.head.seed)
        return await self._observed(page, watch, seed, Past(head, past.graveyard))

    async def _observed(self, page: Page, watch: Watch, seed: str, past: Past | None) -> Reading:
        head = past.head.page if past else None
        history = PastInput(self._version(past.head, watch), past.graveyard) if past else None
        answer: Observed = await self._workers.run(
            _origins(watch, page, head), observe_page, _input(page, watch), seed, history
        )
        rest = REST_S if len(answer.policy) > LONG else 0
        await asyncio.sleep(rest)
        policy = decode_policy(answer.policy)
        await asyncio.sleep(rest)
        report = decode_report(answer.report) if past else None
        self._keep(page, watch, answer.policy)
        self._keep(head, watch, answer.head)
        return Reading(policy, answer.text_sha256, report, answer.shrunk_to)

    async def _read_again(self, version: StoredReading, watch: Watch) -> Policy:
        origins = _origins(watch, version.page)
        return decode_policy(
            await self._workers.run(origins, read_again, self._version(version, watch))
        )

    async def _difference(
        self, before: StoredReading, after: StoredReading, watch: Watch
    ) -> Report:
        versions = (self._version(before, watch), self._version(after, watch))
        origins = _origins(watch, before.page, after.page)
        answer = await self._workers.run(origins, differ, *versions)
        self._keep(before.page, watch, answer.before)
        self._keep(after.page, watch, answer.after)
        return decode_report(answer.report)

    async def _compare(self, before: Policy, after: Policy) -> Report:
        return decode_report(await self._workers.run("files", compare_policies, before, after))

    def _version(self, version: StoredReading, watch: Watch) -> VersionInput:
        page = version.page
        cached = self._cache.get(_key(page, watch)) if page else b""
        uncached = _input(page, watch) if page and not cached else None
        return VersionInput(version.policy, uncached, cached, version.seed)

    def _keep(self, page: Page | None, watch: Watch, reading: bytes) -> None:
        if page and reading:
            self._cache.put(_key(page, watch), reading)


async def _guarded(work: Awaitable[T], what: str) -> T | Trouble:
    """Return the result of reading, or its failure as a problem of one watch."""
    try:
        return await work
    except NotAPolicy as refused:
        return trouble_of(refused)
    except SandboxExceeded as exceeded:
        return Trouble("unreadable", f"{what} exceeded a limit: {exceeded.what}")
    except (TaskFailed, SandboxFault) as fault:  # our own traceback would tell nothing
        kind = fault.kind if isinstance(fault, TaskFailed) else "SandboxFault"
        notes = "\n".join(getattr(fault, "__notes__", ()))
        log.error(  # noqa: TRY400 - see above
            "reading_failed", what=what, fault=str(fault)[:MOST_TOLD], worker=notes
        )
        return Trouble("unreadable", f"reading {what} failed: {kind}")
    except Exception as fault:  # an unforeseen failure must not affect other watches
        log.exception("reading_failed", what=what)
        return Trouble("unreadable", f"reading {what} failed: {type(fault).__name__}")


def _input(page: Page, watch: Watch) -> PageInput:
    """Return the page with the watch's options; a fragment of the watch's address is one of them."""
    url = watch.url if "#" in watch.url else page.final_url
    return PageInput(
        page.body, url, page.content_type, watch.keep, watch.drop, watch.section, watch.language
    )


def _origins(watch: Watch, *pages: Page | None) -> str:
    """Return the origins whose bytes a call reads: `https://ostenz.example`, sorted."""
    urls = (watch.url, *(page.final_url for page in pages if page))
    parts = map(urlsplit, urls)
    return " ".join(sorted({f"{part.scheme}://{part.netloc}" for part in parts}))


def _key(page: Page, watch: Watch) -> str:
    """Return the hash of all that a reading depends on."""
    options = repr((watch.keep, watch.drop, watch.section, watch.language))
    parts = (options, watch.url, page.final_url, page.content_type)
    return hashlib.sha256("\x00".join(parts).encode() + page.body).hexdigest()
