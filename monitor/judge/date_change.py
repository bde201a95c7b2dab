"""Compare the printed dates of two readings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from monitor.model import PRIMARY_ROLES, DateChange, DateState, Policy, PrintedDate

_CLOCK_STEP: Final = timedelta(days=1)


def date_change(before: Policy, after: Policy, *, words_changed: bool = True) -> DateChange:
    """Return what became of the printed date, with notes.

    That is the primary date, or where it stands still the one date of another role that moved: a
    policy may take effect later without being dated anew.
    A date in another format or precision is unchanged: `2025-06-01` → `2025-06`. An ambiguous date
    is unchanged if any of its values agree. Where no word changed and the date advanced by one day,
    the page prints the current date: unchanged, with the note `clock`.
    """
    old, new = _told(before, after)
    state = _state(old, new)
    notes = ["ambiguous"] if any(d and d.alternative for d in (old, new)) else []
    if old and new and state == "moved" and not words_changed and _by_one_day(old, new):
        state = "unchanged"
        notes.append("clock")
    if _takes_effect_later(after):
        notes.append("effective ahead")
    return DateChange(state, old, new, tuple(notes))


def told_dates(before: Policy, after: Policy) -> frozenset[str]:
    """Return the values that the date change tells, and those that both readings print."""
    told = (date for date in _told(before, after) if date)
    both = _values(before.dates) & _values(after.dates)
    return both.union(*(_readings(date) for date in told))


def _told(before: Policy, after: Policy) -> tuple[PrintedDate | None, PrintedDate | None]:
    """Return the dates to compare: the primary ones, or those of the first other role that moved."""
    primary = before.last_updated, after.last_updated
    if _state(*primary) != "unchanged":
        return primary
    for role in PRIMARY_ROLES:
        old, new = ([d for d in policy.dates if d.role == role] for policy in (before, after))
        if len(old) == len(new) == 1 and not _agree(old[0], new[0]):
            return old[0], new[0]
    return primary


def _values(dates: Iterable[PrintedDate]) -> frozenset[str]:
    return frozenset[str]().union(*map(_readings, dates))


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
