"""What a watch has seen but does not alert on: waiting changes, blinking pages, flickering clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from monitor.cli.output import day, minute
from monitor.decide.confirm import FLICKERED_OFTEN
from monitor.decide.memory import Candidate, Flicker
from monitor.report.inert import one_line
from monitor.store.rows import Status

MOST_PLACES: Final = 5
"""Flickering clauses and sightings to quote; the rest is only counted."""


class Note(NamedTuple):
    """One reason why something seen is not alerted."""

    short: str
    """For a cell of a table."""
    full: str
    """A sentence; it names the verb to use where there is one."""


def unconfirmed_notes(status: Status) -> tuple[Note, ...]:
    """Return a note for the change that waits to be confirmed and for everything that is muted."""
    return tuple(_notes(status))


def _notes(status: Status) -> Iterator[Note]:
    if status.candidate and (status.candidate.sightings or status.candidate.reason):
        yield _waiting(status.candidate)
    if status.blinking_since:
        yield _blinking(status.watch, day(status.blinking_since))
    often = sorted((f for f in status.flickers if f.times >= FLICKERED_OFTEN), key=lambda f: f.last)
    if often:
        yield _flickering(status.watch, often)


def _blinking(watch: str, since: str) -> Note:
    return Note(
        f"blinking since {since}",
        f"blinking since {since}: the page goes back and forth between texts that stood before, and "
        f"that is no longer told; `policy-monitor unmute {watch}` makes it news again",
    )


def _flickering(watch: str, flickers: list[Flicker]) -> Note:
    number = len(flickers)
    places = "1 place flickers" if number == 1 else f"{number} places flicker"
    words = "; ".join(
        f"“{one_line(f.words)}” ({f.times} times, last on {day(f.last)})"
        for f in reversed(flickers[-MOST_PLACES:])
    )
    return Note(
        places,
        f"{places}: {words}; what changes there is told only once it has held for longer; "
        f"`policy-monitor unmute {watch}` ends that",
    )


def _waiting(candidate: Candidate) -> Note:
    seen = f"first seen {minute(candidate.first_seen)}"
    words = "; ".join(f"{s.kind} “{one_line(s.words)}”" for s in candidate.sightings[:MOST_PLACES])
    change = f"a change waits ({words})" if words else "a change waits"
    if not candidate.reason:
        return Note(
            "a change waits for its next reading",
            f"{change}: {seen}, told once a further reading shows it too",
        )
    held = f"{candidate.reason}{_until(candidate)}"
    return Note(
        f"a change is held: {held}",
        f"{change}: {seen}; {held}, and until {candidate.needed} readings in a row show it",
    )


def _until(candidate: Candidate) -> str:
    if candidate.hold_until is None:
        return ""
    return f", held until {minute(candidate.hold_until)} at the earliest"
