"""Keys that recognise the same change in another reading, wherever it stands there."""

from __future__ import annotations

import hashlib

from monitor.decide.memory import Sighting
from monitor.model import Change, DateChange, Report

DATE_PLACE = "the printed date"


def change_key(before: str | None, after: str | None) -> str:
    """Return a short hash of the words before and after; None and "" differ."""
    parts = ["-" if side is None else "=" + " ".join(side.split()) for side in (before, after)]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:20]


def inverse_key(before: str | None, after: str | None) -> str:
    """Return the key of the change that reverts this one."""
    return change_key(after, before)


def date_words(date: DateChange) -> tuple[str | None, str | None]:
    """Return the printed dates before and after as the words of a change: `date 2025-06-01`."""
    return (
        f"date {date.before.value}" if date.before else None,
        f"date {date.after.value}" if date.after else None,
    )


def place(change: Change) -> str:
    """Return where a change stands: its clause id, for added and removed clauses the headings.

    A slot whose text rotates removes one clause and adds another: both get the same place.
    """
    if change.kind in ("added", "removed"):
        return "under " + " › ".join(change.path)
    return change.clause


def sightings(report: Report) -> tuple[Sighting, ...]:
    """Return the changes of a report that would be alerted, each once, with the printed date."""
    found = {}
    for change in report.told:
        key = change_key(change.before, change.after)
        words = (change.after or change.before or "")[:80]
        found[key] = Sighting(key, place(change), words, change.kind)
    if report.date_moved:
        before, after = date_words(report.date_change)
        key = change_key(before, after)
        found[key] = Sighting(key, DATE_PLACE, after or before or "", "moved")
    return tuple(found.values())
