"""Match clauses that were moved and edited at once, anywhere in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from monitor.compare.gaps import SHORT, floor
from monitor.compare.matches import Gap, Matches
from monitor.compare.rare_terms import pairs_sharing_rare_terms
from monitor.compare.texts import Texts

MOVE_FLOOR: Final = 0.50
"""Least similarity of clauses far apart: formulaic sentences reach 0.3–0.4 without being one clause."""


def match_anywhere(texts: Texts, matches: Matches) -> Matches:
    """Match unmatched clauses greedily, the most similar pair first."""
    used_before: set[int] = set()
    used_after: set[int] = set()
    moved = []
    for _, before, after in sorted(_candidates(texts, matches), key=lambda c: (-c[0], c[1:])):
        if before not in used_before and after not in used_after:
            used_before.add(before)
            used_after.add(after)
            moved.append((before, after))
    return replace(matches, moved=(*matches.moved, *moved))


def _candidates(texts: Texts, matches: Matches) -> Iterator[tuple[float, int, int]]:
    left = Gap(
        matches.free_before(len(texts.before.keys)), matches.free_after(len(texts.after.keys))
    )
    if not left.before or not left.after:
        return
    for before, after in pairs_sharing_rare_terms(texts, left):
        if texts.compared.spent:
            return
        alike = texts.similarity(texts.before.keys[before], texts.after.keys[after])
        sure = alike >= MOVE_FLOOR and alike >= floor(texts, before, after, MOVE_FLOOR)
        if sure and _may_move(texts, before, after):
            yield alike, before, after


def _may_move(texts: Texts, before: int, after: int) -> bool:
    """Return whether two clauses may be one: a few words under another heading say something else."""
    one, other = texts.before.clauses[before], texts.after.clauses[after]
    return min(len(one.text), len(other.text)) >= SHORT or one.path == other.path
