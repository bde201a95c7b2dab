"""The pure middle, run in child processes: what a stranger's page does there harms nobody.

A page that exhausts its child is ordinary trouble of one watch. The readings of pages that stay the
same, above all the head of each watch, are kept for a while under the page's hash and the selectors.
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

KEPT: Final = 256
"""Readings kept in memory: a few megabytes."""

log = structlog.get_logger(__name__)


class SandboxedReader:
    """Reads and compares in children; implements the pipeline's `Reader`.

    `lookers` are children who only look whether a page changed. On most days nothing else is asked,
    and the others, who must know all of the reading code, are never born.
    """

    def __init__(self, children: Sandbox, lookers: Sandbox) -> None:
        self._children = children
        self._lookers = lookers
        self._kept: OrderedDict[str, Policy] = OrderedDict()

    async def fingerprint(self, page: Page) -> str | Trouble:
        """The hash of the page's visible text."""
        return await self._guarded(
            self._lookers.run(fingerprint_page, page.body, page.content_type), "the page"
        )

    async def read(self, page: Page, watch: Watch) -> Policy | Trouble:
        """The policy on the page, or why there is none."""
        key = _key(page, watch)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        url = page.final_url if not watch.url.partition("#")[2] else watch.url
        policy = await self._guarded(
            self._children.run(read_page, page.body, url, page.content_type, _options(watch)),
            "the page",
        )
        if isinstance(policy, Policy):
            self._kept[key] = policy
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return policy

    async def compare(self, before: Policy, after: Policy) -> Report | Trouble:
        """What changed between two readings."""
        return await self._guarded(
            self._children.run(monitor.compare, before, after), "the comparison"
        )

    async def _guarded(self, work: Awaitable[T], what: str) -> T | Trouble:
        try:
            return await work
        except NotAPolicy as refused:
            return trouble_of(refused)
        except SandboxExceeded as exceeded:
            return Trouble("unreadable", f"{what} took more than it may: {exceeded.what}")
        except Exception as fault:  # whatever it is, it is this page's trouble and no other's
            log.exception("reading_failed", what=what)
            return Trouble("unreadable", f"reading {what} failed: {type(fault).__name__}")


def read_page(body: bytes, url: str, content_type: str, options: Options) -> Policy:
    """`monitor.read` with its options in one tuple, as a child is asked for it."""
    keep, drop, section, language = options
    return monitor.read(
        body, url, content_type, keep=keep, drop=drop, section=section, language=language
    )


def _options(watch: Watch) -> Options:
    return watch.keep, watch.drop, watch.section, watch.language


def _key(page: Page, watch: Watch) -> str:
    parts = (repr(_options(watch)), watch.url, page.final_url, page.content_type)
    return hashlib.sha256("\x00".join(parts).encode() + page.body).hexdigest()
