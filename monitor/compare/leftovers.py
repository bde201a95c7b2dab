"""Stage 5: what is left over anywhere: clauses moved and edited at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from monitor.compare.gaps import floor
from monitor.compare.matches import Matches
from monitor.compare.texts import Texts

MOVE_FLOOR: Final = 0.50
"""Least similarity of clauses far apart: formulaic sentences are alike at 0.3–0.4 by habit."""
_RARE_TERMS: Final = 25
_HOLDERS: Final = 25


def match_anywhere(texts: Texts, matches: Matches) -> Matches:
    """The most alike of the left-over clauses, each once, the surest pairs first."""
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
    free_before = matches.free_before(len(texts.before.keys))
    free_after = matches.free_after(len(texts.after.keys))
    if not free_before or not free_after:
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for after in free_after:
        for term in texts.bag(texts.after.keys[after]).terms:
            holders[term].append(after)
    for before in free_before:
        terms = texts.bag(texts.before.keys[before]).terms
        shared = sorted((term for term in terms if term in holders), key=lambda t: len(holders[t]))
        partners = {n for term in shared[:_RARE_TERMS] for n in holders[term][:_HOLDERS]}
        for after in partners:
            alike = texts.similarity(texts.before.keys[before], texts.after.keys[after])
            if alike >= floor(texts, before, after, MOVE_FLOOR) and _may_move(texts, before, after):
                yield alike, before, after


def _may_move(texts: Texts, before: int, after: int) -> bool:
    """A few words under another heading are not the same clause: it says something else there."""
    one, other = texts.before.clauses[before], texts.after.clauses[after]
    return min(len(one.text), len(other.text)) >= 40 or one.path == other.path
