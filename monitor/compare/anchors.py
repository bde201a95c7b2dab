"""Match equal clauses: those unique on both sides fix the order (patience diff), others moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from monitor.compare.budget import ANCHORED, Budget
from monitor.compare.chain import Pair, heaviest_chain
from monitor.compare.matches import Gap, Matches
from monitor.compare.texts import Texts

_LONG: Final = 40
"""Characters. An equal text of this length out of order is a move by itself."""


def anchor(texts: Texts, matches: Matches) -> Matches:
    """Add to the spine equal texts that occur once on each side, in order.

    The search repeats between each two matches, where more texts are unique. This is patience
    diff (Bram Cohen), with the heaviest chain in place of the longest.
    """
    whole = Gap(tuple(range(len(texts.before.keys))), tuple(range(len(texts.after.keys))))
    spine = list(matches.spine)
    waiting = [whole]
    steps = Budget(ANCHORED)
    while waiting:
        gap = waiting.pop()
        if not steps.spend(len(gap.before) + len(gap.after)):
            break
        found = _unique_pairs(texts, gap)
        if found:
            spine.extend(found)
            waiting.extend(_between(gap, found))
    return replace(matches, spine=tuple(sorted(spine)))


def _unique_pairs(texts: Texts, gap: Gap) -> list[Pair]:
    before, after = texts.before.keys, texts.after.keys
    counts_before = Counter(before[n] for n in gap.before)
    counts_after = Counter(after[n] for n in gap.after)
    places = {after[n]: n for n in gap.after}
    pairs = [
        (n, places[before[n]], float(len(before[n]) + 1))
        for n in gap.before
        if counts_before[before[n]] == 1 and counts_after.get(before[n]) == 1
    ]
    return heaviest_chain(pairs)


def _between(gap: Gap, found: Sequence[Pair]) -> list[Gap]:
    last_before, last_after = gap.before[-1] + 1, gap.after[-1] + 1
    start_before, start_after = gap.before[0], gap.after[0]
    gaps = []
    for before, after in (*found, (last_before, last_after)):
        if before > start_before and after > start_after:
            gaps.append(Gap(tuple(range(start_before, before)), tuple(range(start_after, after))))
        start_before, start_after = before + 1, after + 1
    return gaps


def move_exact(texts: Texts, matches: Matches) -> Matches:
    """Match equal texts that occur once on each side, out of order.

    A short text counts only if it stays under its headings or stands beside a moved clause.
    """
    before, after = texts.before, texts.after
    places = {after.keys[n]: n for n in matches.free_after(len(after.keys))}
    moved = []
    for n in matches.free_before(len(before.keys)):
        key = before.keys[n]
        if key in places and before.counts[key] == after.counts[key] == 1:
            there = places[key]
            if len(key) >= _LONG or before.clauses[n].path == after.clauses[there].path:
                moved.append((n, there))
    grown = replace(matches, moved=(*matches.moved, *moved))
    return replace(grown, moved=(*grown.moved, *_neighbours(texts, grown)))


def _neighbours(texts: Texts, matches: Matches) -> list[Pair]:
    """Return equal clauses next to moved ones, extending each match outwards step by step."""
    before, after = texts.before.keys, texts.after.keys
    used_before, used_after = set(matches.used_before), set(matches.used_after)
    found: list[Pair] = []
    waiting = list(matches.moved)
    while waiting:
        here, there = waiting.pop()
        for step in (-1, 1):
            n, m = here + step, there + step
            inside = 0 <= n < len(before) and 0 <= m < len(after)
            if inside and before[n] == after[m] and n not in used_before and m not in used_after:
                used_before.add(n)
                used_after.add(m)
                found.append((n, m))
                waiting.append((n, m))
    return found
