"""Alert a problem of a watch once after it has lasted, and its recovery once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from monitor.decide.memory import Memory, Problem
from monitor.decide.patience import Patience
from monitor.decide.step import Event
from monitor.model import Trouble, TroubleKind

TOLD_AT_ONCE: frozenset[TroubleKind] = frozenset({"gone", "moved", "selector lost", "damaged"})


def troubled(
    memory: Memory, trouble: Trouble, patience: Patience, now: datetime
) -> tuple[Memory, tuple[Event, ...]]:
    """Add the problem to the memory; return the event if it is time to alert it."""
    earlier = memory.problem
    problem = Problem(
        kind=trouble.kind,
        detail=trouble.detail,
        since=earlier.since if earlier else now,
        readings=(earlier.readings if earlier else 0) + 1,
        told=earlier.told if earlier else False,
    )
    memory = replace(
        memory,
        state="problem",
        since=memory.since if memory.state == "problem" else now,
        failures=memory.failures + 1,
    )
    if problem.told or not _must_tell(memory, problem, patience, now):
        return replace(memory, problem=problem), ()
    return _tell(replace(memory, problem=replace(problem, told=True)), now)


def recovered(memory: Memory, now: datetime) -> tuple[Memory, tuple[Event, ...]]:
    """Return the memory after a successful reading, and the event if the problem was alerted."""
    problem = memory.problem
    calm = replace(
        memory,
        state="ok",
        since=memory.since if memory.state == "ok" else now,
        problem=None,
        failures=0,
        last_read=now,
    )
    if problem is None or not problem.told:
        return calm, ()
    calm = replace(calm, events=calm.events + 1)
    return calm, (Event("policy.recovered", memory.watch, calm.events, now, problem=problem),)


@dataclass(frozen=True, slots=True)
class ResponseFacts:
    """Facts about a response besides its page."""

    url: str
    moved_to: str | None
    certificate_ends: datetime | None


def notices(
    memory: Memory, around: ResponseFacts, patience: Patience, now: datetime
) -> tuple[Memory, tuple[Event, ...]]:
    """Alert that a readable page has moved permanently or that its certificate expires soon."""
    events: tuple[Event, ...] = ()
    moved = around.moved_to
    if moved and moved != memory.moved_told and _bare(around.url) != _bare(moved):
        detail = f"the page has moved permanently to {moved}: it is read there; put this address into the watchlist"
        memory, told = notice(replace(memory, moved_told=moved), "moved", detail, now)
        events += told
    ends = around.certificate_ends
    if ends and ends != memory.certificate_told and ends - now <= patience.certificate_warning:
        detail = (
            f"the site's certificate ends on {ends:%Y-%m-%d}: after that the page cannot be read"
        )
        memory, told = notice(replace(memory, certificate_told=ends), "certificate", detail, now)
        events += told
    return memory, events


def _must_tell(memory: Memory, problem: Problem, patience: Patience, now: datetime) -> bool:
    lasted = now - problem.since >= patience.problem_after
    stale = now - (memory.last_read or problem.since) >= patience.stale_after
    return (
        problem.kind in TOLD_AT_ONCE
        or (lasted and problem.readings >= patience.problem_readings)
        or stale
    )


def _tell(memory: Memory, now: datetime) -> tuple[Memory, tuple[Event, ...]]:
    memory = replace(memory, events=memory.events + 1)
    event = Event("policy.problem", memory.watch, memory.events, now, problem=memory.problem)
    return memory, (event,)


def notice(
    memory: Memory, kind: str, detail: str, now: datetime
) -> tuple[Memory, tuple[Event, ...]]:
    """Return an event about a watch that stays readable, such as a blinking page."""
    memory = replace(memory, events=memory.events + 1)
    problem = Problem(kind, detail, now, told=True)
    return memory, (Event("policy.problem", memory.watch, memory.events, now, problem=problem),)


def _bare(url: str) -> tuple[str, str, str]:
    """Reduce a URL to what a real move changes: drop scheme, `www.` and trailing slashes."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query
