"""The rules of time that every store follows: when a watch is due, how long an alert may wait. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from monitor.decide.memory import NO_VALIDATORS, Memory
from monitor.model import Watch

SPREAD: Final = timedelta(seconds=60)
"""New watches are first read within this time, or within their interval if that is shorter."""

LONGEST_WAIT: Final = timedelta(days=8)
"""No alert waits longer: a weekly digest and a change of the clocks. Retries wait for a day at most."""

LONGEST_LEASE: Final = timedelta(hours=1)
"""No alert is leased longer."""


def new_memory(watch: Watch, now: datetime) -> Memory:
    """Return the memory of a watch that was just added; its id decides when it is due."""
    return Memory(watch.id, "new", now, now + min(watch.every, SPREAD) * _share(watch))


def memory_of_listed(watch: Watch, earlier: Watch, memory: Memory, now: datetime) -> Memory:
    """Return the memory of a watch that is listed again, possibly changed since `earlier`.

    If the URL or the selectors changed, the watch is due now and its whole page is fetched. No
    watch is due later than one interval from now, whatever the clock said before.
    """
    if _facts(watch) != _facts(earlier):
        memory = replace(memory, validators=NO_VALIDATORS, due=now)
    if memory.due > now + watch.every:
        memory = replace(memory, due=now + watch.every * _share(watch))
    return memory


def first_per_host(due: Iterable[tuple[str, str]], limit: int) -> tuple[str, ...]:
    """Return the first watch of each host, at most `limit`, from pairs of watch and host."""
    found: dict[str, str] = {}
    if limit <= 0:
        return ()
    for watch, host in due:
        found.setdefault(host, watch)
        if len(found) >= limit:
            break
    return tuple(found.values())


def host_of(watch: Watch) -> str:
    """Return the host of a watch's URL: the unit of politeness."""
    return urlsplit(watch.url).hostname or ""


def _share(watch: Watch) -> float:
    """Return a number between 0 and 1 that is constant per watch, to spread due times."""
    digest = hashlib.sha256(watch.id.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def _facts(watch: Watch) -> tuple[object, ...]:
    """Return what decides how the page is fetched and read."""
    return (
        watch.url,
        watch.keep,
        watch.drop,
        watch.section,
        watch.language,
        watch.render,
        watch.allow,
    )
