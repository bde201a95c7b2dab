"""What of a watch is seen and not told, in a person's words: waiting, blinking, flickering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from monitor.cli.output import day, minute
from monitor.decide.confirm import FLICKERED_OFTEN
from monitor.decide.memory import Candidate
from monitor.report.inert import one_line
from monitor.store.rows import Status

SHOWN: Final = 5
"""How many flickering places are told one by one."""


class Note(NamedTuple):
    """One thing that is seen and not told."""

    short: str
    """For a cell of a table."""
    full: str
    """A sentence, with what to do where something can be done."""


def restlessness(status: Status) -> tuple[Note, ...]:
    """What waits to be believed, and what is no longer told because it comes and goes."""
    return tuple(_notes(status))


def _notes(status: Status) -> Iterator[Note]:
    if status.candidate and (status.candidate.sightings or status.candidate.reason):
        yield _waiting(status.candidate)
    if status.blinking_since:
        since = day(status.blinking_since)
        yield Note(
            f"blinking since {since}",
            f"blinking since {since}: the page goes back and forth between texts that stood before, and "
            f"that is no longer told; `policy-monitor unmute {status.watch}` makes it news again",
        )
    often = sorted((f for f in status.flickers if f.times >= FLICKERED_OFTEN), key=lambda f: f.last)
    if often:
        places = "1 place flickers" if len(often) == 1 else f"{len(often)} places flicker"
        words = "; ".join(
            f"“{one_line(f.words)}” ({f.times} times, last on {day(f.last)})"
            for f in reversed(often[-SHOWN:])
        )
        yield Note(
            places,
            f"{places}: {words}; what changes there is told only once it has held for longer; "
            f"`policy-monitor unmute {status.watch}` ends that",
        )


def _waiting(candidate: Candidate) -> Note:
    seen = f"first seen {minute(candidate.first_seen)}"
    words = "; ".join(f"{s.kind} “{one_line(s.words)}”" for s in candidate.sightings[:SHOWN])
    what = f"a change waits ({words})" if words else "a change waits"
    if not candidate.reason:
        return Note(
            "a change waits for its next reading",
            f"{what}: {seen}, told once a further reading shows it too",
        )
    until = (
        f", held until {minute(candidate.hold_until)} at the earliest"
        if candidate.hold_until
        else ""
    )
    return Note(
        f"a change is held: {candidate.reason}{until}",
        f"{what}: {seen}; {candidate.reason}{until}, and until {candidate.needed} readings in a row show it",
    )
