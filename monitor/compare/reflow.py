"""Stage 2: the same words in other blocks: only where a clause ends has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from monitor.compare.matches import Gap, Group, Matches
from monitor.compare.texts import Side, Texts

_OPENING: Final = 4
"""Words that two runs of clauses begin with where they may be one text."""


def reflow(texts: Texts, matches: Matches) -> Matches:
    """Runs of clauses whose words, read through, are equal: only the blocks' ends differ."""
    for find in (matches.gaps, matches.gaps_beside_moves):
        gaps = find(len(texts.before.keys), len(texts.after.keys))
        matches = _with_groups(matches, (g for gap in gaps for g in _equal_runs(texts, gap)))
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


def _equal_runs(texts: Texts, gap: Gap) -> list[Group]:
    starts = {
        _opening(texts, texts.after, gap.after, place): place
        for place in reversed(range(len(gap.after)))
    }
    starts.pop((), None)
    groups = []
    here = there = 0
    while here < len(gap.before):
        place = starts.get(_opening(texts, texts.before, gap.before, here), -1)
        ends = _walk(texts, gap, here, place) if place >= there else None
        if ends is None:
            here += 1
            continue
        groups.append(Group(gap.before[here : ends[0]], gap.after[place : ends[1]]))
        here, there = ends
    return groups


def _opening(texts: Texts, side: Side, indexes: Sequence[int], place: int) -> tuple[str, ...]:
    """The words that a run starting here begins with; none where its first clause has none."""
    words = texts.words(side.keys[indexes[place]])
    if not words:
        return ()
    place += 1
    while len(words) < _OPENING and place < len(indexes):
        words += texts.words(side.keys[indexes[place]])
        place += 1
    return words[:_OPENING]


def _walk(texts: Texts, gap: Gap, here: int, there: int) -> tuple[int, int] | None:
    """From two starts to where both runs end together; None if the words differ before."""
    start = (here, there)
    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    while True:
        if len(mine) <= len(theirs) and here < len(gap.before):
            mine += texts.words(texts.before.keys[gap.before[here]])
            here += 1
        elif there < len(gap.after):
            theirs += texts.words(texts.after.keys[gap.after[there]])
            there += 1
        else:
            return None
        common = min(len(mine), len(theirs))
        if mine[:common] != theirs[:common]:
            return None
        mine, theirs = mine[common:], theirs[common:]
        if not mine and not theirs and there > start[1]:
            several = here - start[0] > 1 or there - start[1] > 1
            return (here, there) if several else None
