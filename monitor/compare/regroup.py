"""Stage 4: the same words in other blocks: split, merged, re-flowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from monitor.compare.matches import Gap, Group, Matches
from monitor.compare.texts import Side, Texts

_OPENING: Final = 4
"""Words that two runs of clauses begin with where they may be one text."""
_CONTAINED: Final = 0.75
"""Share of a left-over clause that must stand in its neighbour's new part."""


def reflow(texts: Texts, matches: Matches) -> Matches:
    """Runs of clauses whose words, read through, are equal: only the blocks' ends differ."""
    groups = [
        group
        for gap in matches.gaps(len(texts.before.keys), len(texts.after.keys))
        for group in _equal_runs(texts, gap)
    ]
    return replace(matches, groups=(*matches.groups, *groups))


def _equal_runs(texts: Texts, gap: Gap) -> list[Group]:
    starts = {
        _opening(texts, texts.after, gap.after, place): place
        for place in reversed(range(len(gap.after)))
    }
    groups = []
    here = there = 0
    while here < len(gap.before):
        place = starts.get(_opening(texts, texts.before, gap.before, here))
        taken = None
        if place is not None and place >= there:
            taken = _walk(texts, gap, here, place)
        if taken is None or place is None:
            here += 1
            continue
        groups.append(Group(gap.before[here : taken[0]], gap.after[place : taken[1]]))
        here, there = taken
    return groups


def _opening(texts: Texts, side: Side, indexes: Sequence[int], place: int) -> tuple[str, ...]:
    words: tuple[str, ...] = ()
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


def join_parts(texts: Texts, matches: Matches) -> Matches:
    """Left-over clauses that stand, nearly whole, in what is new in the pair beside them."""
    splits = _grow(texts.before, texts.after, texts, matches.spine, matches.used_after)
    taken = {before for before, _ in splits}
    mirrored = tuple((after, before) for before, after in matches.spine if before not in taken)
    merges = _grow(texts.after, texts.before, texts, mirrored, matches.used_before)
    merged = {after for after, _ in merges}
    groups = [Group((before,), parts) for before, parts in splits]
    groups += [Group(parts, (after,)) for after, parts in merges]
    spine = tuple(pair for pair in matches.spine if pair[0] not in taken and pair[1] not in merged)
    return replace(matches, spine=spine, groups=(*matches.groups, *groups))


def _grow(
    whole_side: Side,
    part_side: Side,
    texts: Texts,
    pairs: Sequence[tuple[int, int]],
    used: frozenset[int],
) -> list[tuple[int, tuple[int, ...]]]:
    """For each pair (whole, part): the parts found beside the first one, if there are any."""
    found = []
    taken: set[int] = set()
    for whole, part in pairs:
        text = whole_side.keys[whole]
        if text == part_side.keys[part]:
            continue
        parts = [part]
        for step in (-1, 1):
            place = part + step
            while 0 <= place < len(part_side.keys) and place not in used and place not in taken:
                if not _holds(
                    texts, text, [part_side.keys[n] for n in parts], part_side.keys[place]
                ):
                    break
                parts.append(place)
                place += step
        if len(parts) > 1:
            taken.update(parts)
            found.append((whole, tuple(sorted(parts))))
    return found


def _holds(texts: Texts, whole: str, parts: Sequence[str], another: str) -> bool:
    """Whether the rest of the whole, beyond the parts known, holds most of another."""
    rest = dict(texts.bag(whole).terms)
    for part in parts:
        for term, weight in texts.bag(part).terms.items():
            if term in rest:
                rest[term] = max(0.0, rest[term] - weight)
    bag = texts.bag(another)
    shared = sum(min(weight, rest.get(term, 0.0)) for term, weight in bag.terms.items())
    return bag.total > 0 and shared >= _CONTAINED * bag.total
