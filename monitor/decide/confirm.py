"""Confirm a change by further readings: only a change that all of them show is believed.

Each change is counted separately. A change that vanishes before it is believed marks its place as
rotating, so that a page with one ever-changing line still has its real changes alerted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.decide.change_keys import DATE_PLACE, sightings
from monitor.decide.clock import prints_today
from monitor.decide.memory import Candidate, Memory, Sighting
from monitor.decide.observation import Seen
from monitor.decide.patience import DAY, Patience

COLLAPSE = 0.6
"""A policy with less than this share of the previous words is more likely half a page."""
FLICKERED_OFTEN = 2
"""Times that a place must have flickered before its changes are doubted."""
HURRIED_READINGS = 4
"""Readings of one candidate that come sooner than the usual interval."""
SURE = 0.5
"""Confidence from which a printed date that moves alone needs no longer confirmation."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to require more than the usual second reading, and how much more."""

    reason: str = ""
    needed: int = 2
    hold: timedelta = timedelta()

    @property
    def is_problem(self) -> bool:
        """Whether the watch counts as failing while the doubt lasts."""
        return self.reason in (HALF, OTHER_DOCUMENT, OTHER_LANGUAGE)


HALF = "half a page"
OTHER_DOCUMENT = "another document"
OTHER_LANGUAGE = "another language"
MAY_BE_CLOCK = "a date that may be a clock"
FLICKERED = "flickered before"
NO_DOUBT = Doubt()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which changes of a reading to believe."""

    candidate: Candidate
    settled: bool
    """Whether the page is believed and becomes the head."""
    believed: tuple[str, ...]
    """Keys of the believed changes; editorial changes have no keys."""
    vanished: tuple[Sighting, ...]
    doubt: Doubt

    @property
    def hurried(self) -> bool:
        """Whether to read again after `confirm` instead of the usual interval."""
        ordinary = not self.doubt.reason and self.candidate.readings < HURRIED_READINGS
        return ordinary and bool(self.candidate.sightings)


def weigh(memory: Memory, seen: Seen, patience: Patience, now: datetime) -> Verdict:
    """Count each change of this reading together with the readings before it."""
    assert seen.report is not None
    now_seen = sightings(seen.report)
    doubt = doubt_of(memory, seen, now_seen, patience, now)
    before = memory.candidate
    if before is not None and before.reason != doubt.reason:
        before = replace(before, sightings=(), first_seen=now, readings=0)
    counted, vanished = _count(before, now_seen)
    candidate = Candidate(
        text_sha256=seen.text_sha256,
        first_seen=before.first_seen if before else now,
        sightings=counted,
        rotating=tuple(
            dict.fromkeys((*(before.rotating if before else ()), *(s.place for s in vanished)))
        ),
        readings=(before.readings if before else 0) + 1,
        hold_until=(before.first_seen if before else now) + doubt.hold if doubt.hold else None,
        needed=doubt.needed,
        reason=doubt.reason,
    )
    if doubt.is_problem and seen.without_prose:
        return Verdict(candidate, False, (), vanished, doubt)
    same_text = before is not None and before.text_sha256 == seen.text_sha256
    believed = _believed(candidate)
    settled = _settled(candidate, believed, same_text=same_text, now=now)
    return Verdict(candidate, settled, believed, vanished, doubt)


def _count(
    before: Candidate | None, now_seen: tuple[Sighting, ...]
) -> tuple[tuple[Sighting, ...], tuple[Sighting, ...]]:
    """Return this reading's sightings with their counts, and the previous ones that vanished."""
    times = {s.key: s.times for s in before.sightings} if before else {}
    counted = tuple(replace(s, times=times.get(s.key, 0) + 1) for s in now_seen)
    keys = {s.key for s in now_seen}
    vanished = tuple(s for s in before.sightings if s.key not in keys) if before else ()
    return counted, vanished


def _believed(candidate: Candidate) -> tuple[str, ...]:
    """Return the keys seen often enough, without removals that a rotating slot explains.

    A slot whose text rotates shows the same removal in every reading, each time with another
    addition. Such a removal is explained by a new addition at the same place.
    """
    rotating = frozenset(candidate.rotating)
    firm = [s for s in candidate.sightings if s.times >= candidate.needed]
    came = Counter(
        s.place
        for s in candidate.sightings
        if s.kind == "added" and s.times < candidate.needed and s.place in rotating
    )
    went = Counter(s.place for s in firm if s.kind == "removed")
    explained = {place for place in came if went[place] <= came[place]}
    return tuple(s.key for s in firm if not (s.kind == "removed" and s.place in explained))


def _settled(
    candidate: Candidate, believed: tuple[str, ...], *, same_text: bool, now: datetime
) -> bool:
    if candidate.hold_until is not None and now < candidate.hold_until:
        return False
    if not candidate.sightings:
        return same_text
    fresh = [s for s in candidate.sightings if s.times < candidate.needed]
    rotating = frozenset(candidate.rotating)
    return bool(believed) and all(s.place in rotating for s in fresh)


def doubt_of(
    memory: Memory, seen: Seen, now_seen: tuple[Sighting, ...], patience: Patience, now: datetime
) -> Doubt:
    """Return the gravest reason to require more readings or time; `NO_DOUBT` if none applies."""
    assert seen.report is not None
    if seen.shrunk_to < COLLAPSE:
        return Doubt(HALF, patience.problem_readings, patience.problem_after)
    if seen.report.whole in ("other document", "other language"):
        reason = OTHER_DOCUMENT if seen.report.whole == "other document" else OTHER_LANGUAGE
        return Doubt(reason, patience.problem_readings, patience.problem_after)
    places = {s.place for s in now_seen}
    if places == {DATE_PLACE} and _may_be_clock(seen, _first(memory, now)):
        return Doubt(MAY_BE_CLOCK, 2, DAY)
    restless = {f.place for f in memory.flickers if f.times >= FLICKERED_OFTEN}
    if places and places <= restless:
        return Doubt(FLICKERED, 4, patience.flicker_hold)
    return NO_DOUBT


def _may_be_clock(seen: Seen, now: datetime) -> bool:
    """Return whether the date is today's, or labelled so poorly that it may be anything."""
    printed = seen.policy.last_updated
    return prints_today(printed, now) or (printed is not None and printed.confidence < SURE)


def _first(memory: Memory, now: datetime) -> datetime:
    return memory.candidate.first_seen if memory.candidate else now
