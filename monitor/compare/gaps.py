"""Match reworded clauses in the gaps between matched ones, in one order on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from monitor.compare.chain import Pair, heaviest_chain
from monitor.compare.edit_script import edit_script
from monitor.compare.matches import Gap, Matches
from monitor.compare.rare_terms import pairs_sharing_rare_terms
from monitor.compare.texts import Texts

GAP_FLOOR: Final = 0.30
"""Least similarity of two clauses in one gap. Of 13 real pairs at 0.2–0.3, 11 were the same clause."""
WEDGED_FLOOR: Final = 0.20
"""Least similarity where the clauses before and after are pairs already."""
SHORT_FLOOR: Final = 0.70
"""Least similarity where one of the clauses is short: a few words are alike by chance."""
SHORT: Final = 40
"""Characters below which a clause is short."""
BEGUN_FLOOR: Final = 0.40
"""Least similarity where one clause begins or ends with the other: cut short, or continued."""
FOREIGN_FLOOR: Final = 0.70
"""Least similarity of clauses in two languages: either the detector erred, or they are no pair."""
_NEAR: Final = 0.1
"""Added to the weight of a pair with the same label, heading or neighbour."""
_TIE: Final = 1e-7
"""Weight of a character: of two equally similar pairs that exclude each other, the longer is kept."""
_CELLS: Final = 40_000
"""Pairs in a gap. In a larger one only pairs that share a rare term are compared."""


def match_repeated(texts: Texts, matches: Matches) -> Matches:
    """Match repeated equal texts in large gaps, by a longest common subsequence.

    In small gaps `match_in_gaps` decides between repeated texts by their neighbours.
    """
    found: list[Pair] = []
    for gap in matches.gaps(len(texts.before.keys), len(texts.after.keys)):
        if len(gap.before) * len(gap.after) > _CELLS:
            one = [texts.before.keys[n] for n in gap.before]
            other = [texts.after.keys[n] for n in gap.after]
            for block in edit_script(one, other):
                if block.equal:
                    old = gap.before[block.start : block.end]
                    found += zip(old, gap.after[block.start_after : block.end_after], strict=True)
    return replace(matches, spine=tuple(sorted((*matches.spine, *found))))


def match_in_gaps(texts: Texts, matches: Matches) -> Matches:
    """Match in each gap the heaviest chain of pairs that are similar enough."""
    found = [
        pair
        for gap in matches.gaps(len(texts.before.keys), len(texts.after.keys))
        for pair in _best_in(texts, matches, gap)
    ]
    return replace(matches, spine=tuple(sorted((*matches.spine, *found))))


def match_beside_moves(texts: Texts, matches: Matches) -> Matches:
    """Match the same way next to moved clauses, whose neighbours may have moved along."""
    used_before: set[int] = set()
    used_after: set[int] = set()
    found = []
    for gap in matches.gaps_beside_moves(len(texts.before.keys), len(texts.after.keys)):
        for before, after in _best_in(texts, matches, gap):
            if before not in used_before and after not in used_after:
                used_before.add(before)
                used_after.add(after)
                found.append((before, after))
    return replace(matches, moved=(*matches.moved, *found))


def _best_in(texts: Texts, matches: Matches, gap: Gap) -> list[Pair]:
    return heaviest_chain(list(_candidates(texts, matches, gap)))


def _candidates(texts: Texts, matches: Matches, gap: Gap) -> Iterator[tuple[int, int, float]]:
    for before, after in _pairs_in(texts, gap):
        if texts.compared.spent:
            return
        alike = texts.similarity(texts.before.keys[before], texts.after.keys[after])
        if alike > WEDGED_FLOOR:
            wedged = _is_wedged(matches, before, after)
            if alike > floor(texts, before, after, GAP_FLOOR, wedged=wedged):
                near = _nearness(texts, matches, before, after)
                longest = max(len(texts.before.keys[before]), len(texts.after.keys[after]))
                yield before, after, alike + near - WEDGED_FLOOR + _TIE * longest


def _pairs_in(texts: Texts, gap: Gap) -> Iterable[Pair]:
    """Return all pairs of a small gap, and of a large one those that share a rare term."""
    if len(gap.before) * len(gap.after) <= _CELLS:
        return product(gap.before, gap.after)
    return pairs_sharing_rare_terms(texts, gap)


def floor(texts: Texts, before: int, after: int, usual: float, *, wedged: bool = False) -> float:
    """Return the least similarity at which two clauses may be one.

    `usual` is the floor for long clauses in one language. `wedged` says that the clauses before
    and after them are pairs already.
    """
    one, other = texts.before.clauses[before], texts.after.clauses[after]
    required = WEDGED_FLOOR if wedged else usual
    missing = max(0, SHORT - min(len(one.text), len(other.text))) / SHORT
    if missing:
        begun = texts.one_begins_or_ends(texts.before.keys[before], texts.after.keys[after])
        required = BEGUN_FLOOR if begun or wedged else required + missing * (SHORT_FLOOR - required)
    if one.language and other.language and one.language != other.language:
        required = max(required, FOREIGN_FLOOR)
    return required


def _is_wedged(matches: Matches, before: int, after: int) -> bool:
    after_of = matches.after_of
    return after_of.get(before - 1) == after - 1 and after_of.get(before + 1) == after + 1


def _nearness(texts: Texts, matches: Matches, before: int, after: int) -> float:
    one, other = texts.before.clauses[before], texts.after.clauses[after]
    if one.label and one.label == other.label:
        return _NEAR
    if one.path[-1:] == other.path[-1:] != ():
        return _NEAR
    after_of = matches.after_of
    beside = after_of.get(before - 1) == after - 1 or after_of.get(before + 1) == after + 1
    return _NEAR if beside else 0.0
