"""Read and compare policies in worker processes, where a hostile page can do no harm.

A page that exceeds a worker's limits is a problem of one watch. Policies are cached under the hash
of their page and of the watch's options: above all the current version of each watch is read often.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable
from typing import Final, TypeVar

import structlog

import monitor
from monitor.errors import NotAPolicy
from monitor.extract.fingerprint_task import fingerprint_page
from monitor.model import Page, Policy, Report, Trouble, Watch
from monitor.report.refusal_advice import trouble_of
from monitor.sandbox import Sandbox, SandboxExceeded

T = TypeVar("T")
Options = tuple[str | None, tuple[str, ...], str | None, str | None]
"""keep, drop, section, language."""

CACHE_SIZE: Final = 256
"""Policies in the cache: a few megabytes."""

log = structlog.get_logger(__name__)


class SandboxedReader:
    """Reads and compares in workers; implements the pipeline's `Reader`.

    `fingerprint_workers` only compute fingerprints. On most days no page changes, and the workers
    that must import all of the reading code are never started.
    """

    def __init__(self, workers: Sandbox, fingerprint_workers: Sandbox) -> None:
        self._workers = workers
        self._fingerprint_workers = fingerprint_workers
        self._cache: OrderedDict[str, Policy] = OrderedDict()

    async def fingerprint(self, page: Page) -> str | Trouble:
        """Return the hash of the page's visible text."""
        return await self._guarded(
            self._fingerprint_workers.run(fingerprint_page, page.body, page.content_type),
            "the page",
        )

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble:
        """Return the policy on the page, or why there is none."""
        key = _key(page, watch)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        url = page.final_url if not watch.url.partition("#")[2] else watch.url
        policy = await self._guarded(
            self._workers.run(read_page, page.body, url, page.content_type, _options(watch)),
            "the page",
        )
        if isinstance(policy, Policy):
            self._cache[key] = policy
            if len(self._cache) > CACHE_SIZE:
                self._cache.popitem(last=False)
        return policy

    async def compare(self, before: Policy, after: Policy) -> Report | Trouble:
        """Return the differences between two readings."""
        return await self._guarded(
            self._workers.run(monitor.compare, before, after), "the comparison"
        )

    async def _guarded(self, work: Awaitable[T], what: str) -> T | Trouble:
        try:
            return await work
        except NotAPolicy as refused:
            return trouble_of(refused)
        except SandboxExceeded as exceeded:
            return Trouble("unreadable", f"{what} exceeded a limit: {exceeded.what}")
        except (
            Exception
        ) as fault:  # an unforeseen failure is this page's problem and must not affect others
            log.exception("reading_failed", what=what)
            return Trouble("unreadable", f"reading {what} failed: {type(fault).__name__}")


def read_page(body: bytes, url: str, content_type: str, options: Options) -> Policy:
    """Call `monitor.read` with its options in one tuple."""
    keep, drop, section, language = options
    return monitor.read(
        body, url, content_type, keep=keep, drop=drop, section=section, language=language
    )


def _options(watch: Watch) -> Options:
    return watch.keep, watch.drop, watch.section, watch.language


def _key(page: Page, watch: Watch) -> str:
    parts = (repr(_options(watch)), watch.url, page.final_url, page.content_type)
    return hashlib.sha256("\x00".join(parts).encode() + page.body).hexdigest()
