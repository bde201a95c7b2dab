"""Compare the printed dates of two readings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from monitor.model import DateChange, DateState, Policy, PrintedDate

_CLOCK_STEP: Final = timedelta(days=1)


def date_change(before: Policy, after: Policy, *, words_changed: bool = True) -> DateChange:
    """Return what became of the primary printed date, with notes.

    A date in another format or precision is unchanged: `2025-06-01` → `2025-06`. An ambiguous date
    is unchanged if any of its values agree. Where no word changed and the date advanced by one day,
    the page prints the current date: unchanged, with the note `clock`.
    """
    old, new = before.last_updated, after.last_updated
    state = _state(old, new)
    notes = ["ambiguous"] if any(d and d.alternative for d in (old, new)) else []
    if old and new and state == "moved" and not words_changed and _by_one_day(old, new):
        state = "unchanged"
        notes.append("clock")
    if _takes_effect_later(after):
        notes.append("effective ahead")
    return DateChange(state, old, new, tuple(notes))


def _state(old: PrintedDate | None, new: PrintedDate | None) -> DateState:
    if old is None or new is None:
        return "absent" if old is new else "appeared" if new else "disappeared"
    return "unchanged" if _agree(old, new) else "moved"


def _agree(old: PrintedDate, new: PrintedDate) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in _readings(old) for b in _readings(new))


def _readings(printed: PrintedDate) -> frozenset[str]:
    return frozenset({printed.value, printed.alternative or printed.value})


def _by_one_day(old: PrintedDate, new: PrintedDate) -> bool:
    try:
        return date.fromisoformat(new.value) - date.fromisoformat(old.value) == _CLOCK_STEP
    except ValueError:
        return False


def _takes_effect_later(policy: Policy) -> bool:
    """Return whether the effective date is later than the update: the text is not yet in force."""
    updated = max((d.value for d in policy.dates if d.role == "updated"), default="")
    return bool(updated) and any(
        d.role == "effective" and d.value[: len(updated)] > updated[: len(d.value)]
        for d in policy.dates
    )
