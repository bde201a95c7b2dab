"""Shortens redlines to a budget of characters: unchanged stretches first, then the longest redlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Edit

Redline = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The part of a redline that is shown, and the number of characters cut."""

    edits: Redline
    cut: int = 0


def fitted(redlines: Sequence[Redline], budget: int) -> tuple[Fitted, ...]:
    """Cut redlines to `budget` characters together; short ones stay whole, long ones share the rest."""
    condensed = [condense(redline) for redline in redlines]
    cap = _fair_share([_length(redline) for redline in condensed], budget)
    return tuple(_cut(redline, cap) for redline in condensed)


def condense(redline: Redline, around: int = 160) -> Redline:
    """Reduce long unchanged stretches to `around` characters beside each change: `… […] …`."""
    last = len(redline) - 1
    return tuple(
        Edit("same", _gap(edit.text, around, first=place == 0, last=place == last))
        if edit.op == "same" and last
        else edit
        for place, edit in enumerate(redline)
    )


def _gap(text: str, around: int, *, first: bool, last: bool) -> str:
    """Return the ends of an unchanged stretch that touch a change, cut between words."""
    if len(text) <= 3 * around:
        return text
    head = "" if first else text[:around].rsplit(" ", 1)[0] + " "
    tail = "" if last else " " + text[-around:].split(" ", 1)[-1]
    return f"{head}[…]{tail}"


def _fair_share(lengths: list[int], budget: int) -> int:
    """Return the cap on each length so that the sum keeps to the budget: [10, 50], 40 → 30."""
    left, cap = budget, 0
    for place, length in enumerate(sorted(lengths)):
        cap = left // (len(lengths) - place)
        if length > cap:
            return cap
        left -= length
    return max(lengths, default=0)


def _cut(redline: Redline, cap: int) -> Fitted:
    kept: list[Edit] = []
    room = cap
    for edit in redline:
        if len(edit.text) > room:
            start = edit.text[:room].rsplit(" ", 1)[0]
            kept.append(Edit(edit.op, start + " […]"))
            return Fitted(tuple(kept), _length(redline) - (cap - room) - len(start))
        kept.append(edit)
        room -= len(edit.text)
    return Fitted(redline)


def _length(redline: Redline) -> int:
    return sum(len(edit.text) for edit in redline)
