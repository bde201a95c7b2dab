"""A change as the redline and the number that page, mail and terminal show of it."""

from __future__ import annotations

from monitor.model import Change, Edit, EditOp


def redline_of(change: Change) -> tuple[Edit, ...]:
    """Return the change's redline; one that came without gets its two sides whole."""
    if change.wording:
        return change.wording
    if change.before == change.after:
        return (Edit("same", change.after or ""),)
    sides: tuple[tuple[EditOp, str | None], ...] = (
        ("deleted", change.before),
        ("inserted", change.after),
    )
    return tuple(Edit(op, text) for op, text in sides if text)


def label_of(change: Change) -> str:
    """Return the number of the clause: `4.2`, or `4.2 → 4.3` where it changed."""
    before, after = change.label_before, change.label_after
    return f"{before} → {after}" if before and after and before != after else after or before
