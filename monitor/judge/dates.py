"""What became of the printed date between two readings."""

from __future__ import annotations

from monitor.model import DateChange, DateState, Policy, PrintedDate


def date_change(before: Policy, after: Policy) -> DateChange:
    """The state of the primary printed date, with what else is to be known of it."""
    old, new = before.last_updated, after.last_updated
    notes = ("ambiguous",) if any(d and d.alternative for d in (old, new)) else ()
    return DateChange(_state(old, new), old, new, notes)


def _state(old: PrintedDate | None, new: PrintedDate | None) -> DateState:
    if old is None or new is None:
        return "absent" if old is new else "appeared" if new else "disappeared"
    return "unchanged" if _readings(old) & _readings(new) else "moved"


def _readings(date: PrintedDate) -> set[str]:
    return {date.value, date.alternative or date.value}
