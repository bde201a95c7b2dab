"""Recognise changes that were alerted before.

The first reversal of a change is alerted as such. A change that keeps coming and going is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.decide.change_keys import change_key, date_words, inverse_key
from monitor.decide.memory import AlertedChange, Flicker, Memory, Sighting
from monitor.model import Change, DateChange, Reason, ReasonCode, Report

REMEMBERED = timedelta(days=120)
"""A change that returns after this long is alerted again."""
MOST_TOLD = 400
MOST_FLICKERS = 50


@dataclass(frozen=True, slots=True)
class Recalled:
    """A report without repeated changes, and the memory of what it alerts."""

    report: Report
    memory: Memory
    blinked: bool
    """Whether a change came back for the second time."""


def recall(memory: Memory, report: Report, believed: tuple[str, ...], now: datetime) -> Recalled:
    """Keep believed new changes, mark first reversals, and make all others editorial.

    The returned report has no summary and the former English reasons: `report.build.worded` writes
    both.
    """
    told = {t.key: t.times for t in memory.told if now - t.last <= REMEMBERED}
    sure = frozenset(believed)
    changes = tuple(_judge_again(change, sure, told) for change in report.changes)
    date_change = _date_again(report.date_change, sure, told)
    final = replace(report, changes=changes, date_change=date_change, summary="")
    keys = tuple(key for key in _keys(report) if key in sure)
    alerted = frozenset(keys)
    words = (*((c.before, c.after) for c in report.changes), date_words(report.date_change))
    blinked = any(_comes_back(*pair, told) for pair in words if change_key(*pair) in alerted)
    return Recalled(final, replace(memory, told=_remember(memory.told, keys, now)), blinked)


def remember_flickers(memory: Memory, vanished: tuple[Sighting, ...], now: datetime) -> Memory:
    """Add to the memory the places at which a change vanished before it was believed."""
    known = {f.place: f for f in memory.flickers}
    for sighting in vanished:
        times = known[sighting.place].times if sighting.place in known else 0
        known[sighting.place] = Flicker(sighting.place, sighting.words, times + 1, now)
    newest = sorted(known.values(), key=lambda f: f.last)[-MOST_FLICKERS:]
    return replace(memory, flickers=tuple(newest))


def unmuted(memory: Memory) -> Memory:
    """Return the memory without flickers and alerted changes: all of them are alerted again."""
    return replace(memory, told=(), flickers=(), blinking_since=None)


def _judge_again(change: Change, believed: frozenset[str], told: dict[str, int]) -> Change:
    if change.severity == "editorial":
        return change
    key = change_key(change.before, change.after)
    if key not in believed:
        return _quietened(change, "seen once")
    if _comes_back(change.before, change.after, told):
        return _quietened(change, "comes and goes")
    if inverse_key(change.before, change.after) in told:
        return replace(change, why=(*change.why, Reason("reverted")))
    return change


def _comes_back(before: str | None, after: str | None, told: dict[str, int]) -> bool:
    """Return whether this change was alerted before.

    A move and its reversal have the same words, so a move counts from the third time.
    """
    return told.get(change_key(before, after), 0) >= (2 if before == after else 1)


def _quietened(change: Change, code: ReasonCode) -> Change:
    return replace(change, severity="editorial", why=(*change.why, Reason(code)))


def _date_again(date: DateChange, believed: frozenset[str], told: dict[str, int]) -> DateChange:
    if date.state in ("absent", "unchanged"):
        return date
    key = change_key(*date_words(date))
    if key in believed and key not in told:
        return date
    return replace(date, state="unchanged", notes=(*date.notes, "comes and goes"))


def _keys(report: Report) -> tuple[str, ...]:
    changes = (change_key(c.before, c.after) for c in report.told)
    date = (change_key(*date_words(report.date_change)),) if report.date_moved else ()
    return (*changes, *date)


def _remember(
    told: tuple[AlertedChange, ...], keys: tuple[str, ...], now: datetime
) -> tuple[AlertedChange, ...]:
    known = {t.key: t for t in told if now - t.last <= REMEMBERED}
    for key in keys:
        known[key] = AlertedChange(key, known[key].times + 1 if key in known else 1, now)
    return tuple(sorted(known.values(), key=lambda t: t.last)[-MOST_TOLD:])
