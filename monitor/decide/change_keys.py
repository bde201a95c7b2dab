"""By what a change is known again in another reading, whatever else moved around it."""

from __future__ import annotations

import hashlib

from monitor.decide.memory import Sighting
from monitor.model import Change, DateChange, Report

DATE_PLACE = "the printed date"


def change_key(before: str | None, after: str | None) -> str:
    """A short hash of the words before and after; absent and empty words differ."""
    parts = ["-" if side is None else "=" + " ".join(side.split()) for side in (before, after)]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:20]


def inverse_key(before: str | None, after: str | None) -> str:
    """The key of the change that takes this one back."""
    return change_key(after, before)


def date_words(date: DateChange) -> tuple[str | None, str | None]:
    """The printed dates before and after, as a change's words."""
    return (
        f"date {date.before.value}" if date.before else None,
        f"date {date.after.value}" if date.after else None,
    )


def place(change: Change) -> str:
    """Where a change stands, the same in every reading: the clause, or the headings above.

    What came and what went share the place: a slot whose words rotate loses one and gains another.
    """
    if change.kind in ("added", "removed"):
        return "under " + " › ".join(change.path)
    return change.clause


def sightings(report: Report) -> tuple[Sighting, ...]:
    """What of a report somebody would be told of, each change once, the printed date included."""
    found = {}
    for change in report.changes:
        if change.severity != "editorial":
            key = change_key(change.before, change.after)
            words = (change.after or change.before or "")[:80]
            found[key] = Sighting(key, place(change), words, change.kind)
    if report.date_moved:
        before, after = date_words(report.date_change)
        key = change_key(before, after)
        found[key] = Sighting(key, DATE_PLACE, after or before or "", "moved")
    return tuple(found.values())
