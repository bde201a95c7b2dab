"""Match runs of clauses with the same text in other blocks: only the ends of clauses changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from monitor.compare.budget import REFLOWED, Budget
from monitor.compare.matches import Gap, Group, Matches
from monitor.compare.texts import Side, Texts

_OPENING: Final = 16
"""Letters. Two runs that may be one text begin with the same ones."""


def reflow(texts: Texts, matches: Matches) -> Matches:
    """Match runs of clauses whose concatenated letters are equal.

    Spaces are ignored, for joined lines often join words. A second pass reads labels as words: a
    list that became a paragraph keeps its "(a)" and "(b)" there.
    """
    steps = Budget(REFLOWED)
    for numbered, find in product((False, True), (Matches.gaps, Matches.gaps_beside_moves)):
        gaps = find(matches, len(texts.before.keys), len(texts.after.keys))
        found = (
            group for gap in gaps for group in _equal_runs(texts, gap, steps, numbered=numbered)
        )
        matches = _with_groups(matches, found)
    return matches


def _with_groups(matches: Matches, found: Iterable[Group]) -> Matches:
    used_before, used_after = set(matches.used_before), set(matches.used_after)
    groups = list(matches.groups)
    for group in found:
        if used_before.isdisjoint(group.before) and used_after.isdisjoint(group.after):
            used_before.update(group.before)
            used_after.update(group.after)
            groups.append(group)
    return replace(matches, groups=tuple(groups))


@dataclass(frozen=True, slots=True)
class _Stream:
    """The concatenated letters of several clauses, and the bounds of each clause in them."""

    letters: str
    bounds: tuple[int, ...]

    def opening(self, place: int) -> str:
        """Return the first letters of the clause at a place; empty if it has none of its own."""
        start, end = self.bounds[place : place + 2]
        return self.letters[start : start + _OPENING] if end > start else ""


def _stream(texts: Texts, side: Side, indexes: Sequence[int], *, numbered: bool) -> _Stream:
    parts: list[str] = []
    bounds = [0]
    for n in indexes:
        label = side.clauses[n].label if numbered else ""
        parts.append(texts.letters(label) + texts.letters(side.keys[n]))
        bounds.append(bounds[-1] + len(parts[-1]))
    return _Stream("".join(parts), tuple(bounds))


def _equal_runs(texts: Texts, gap: Gap, steps: Budget, *, numbered: bool) -> Iterator[Group]:
    mine = _stream(texts, texts.before, gap.before, numbered=numbered)
    theirs = _stream(texts, texts.after, gap.after, numbered=numbered)
    starts = {theirs.opening(place): place for place in reversed(range(len(gap.after)))}
    starts.pop("", None)
    here = there = 0
    while here < len(gap.before) and not steps.spent:
        place = starts.get(mine.opening(here), -1)
        ends = _run_ends(mine, theirs, here, place, steps) if place >= there else None
        if ends is None:
            here += 1
            continue
        yield Group(gap.before[here : ends[0]], gap.after[place : ends[1]])
        here, there = ends


def _run_ends(
    mine: _Stream, theirs: _Stream, here: int, there: int, steps: Budget
) -> tuple[int, int] | None:
    """Return where two runs end together; None if letters differ first, or if each is one clause."""
    begin, begin_there = mine.bounds[here], theirs.bounds[there]
    end, end_there = here + 1, there + 1
    read = 0
    while end < len(mine.bounds) and end_there < len(theirs.bounds):
        length = mine.bounds[end] - begin
        length_there = theirs.bounds[end_there] - begin_there
        until = min(length, length_there)
        if (
            mine.letters[begin + read : begin + until]
            != theirs.letters[begin_there + read : begin_there + until]
        ):
            return None
        read = until
        if length == length_there:
            several = end - here > 1 or end_there - there > 1
            return (end, end_there) if several else None
        if length < length_there:
            end += 1
        else:
            end_there += 1
        if not steps.spend(1):
            break
    return None
