"""Match split and merged clauses: unmatched clauses whose words stand in a clause beside them.

The one clause is called the whole, the several clauses its parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from monitor.compare.budget import JOINED, Budget
from monitor.compare.chain import Pair
from monitor.compare.matches import Gap, Group, Matches
from monitor.compare.texts import Side, Texts

_CONTAINED: Final = 0.75
"""Share of an unmatched clause's weight that the new part of its neighbour must hold."""
_COVERED: Final = 0.5
"""Share of the weight of a clause without a counterpart that its parts must cover together."""
_STRANGERS: Final = 2
"""Unrelated clauses allowed between two parts of one clause."""
_CELLS: Final = 40_000
"""Pairs in a gap. In a larger one clauses without a counterpart are not searched for parts."""


def join_parts(texts: Texts, matches: Matches) -> Matches:
    """Group clauses that were split into several, then several that were merged into one."""
    steps = Budget(JOINED)
    matches = _join(texts, matches, steps, merging=False)
    return _join(texts, matches, steps, merging=True)


def _join(texts: Texts, matches: Matches, steps: Budget, *, merging: bool) -> Matches:
    """Search one direction. If `merging`, the wholes are new clauses and the parts old ones."""
    pairs = sorted((*matches.spine, *matches.moved))
    gaps: Iterable[Gap] = matches.gaps(len(texts.before.keys), len(texts.after.keys))
    search = _Search(texts, texts.before, texts.after, steps, set(matches.used_after))
    if merging:
        pairs = sorted((after, before) for before, after in pairs)
        gaps = [Gap(gap.after, gap.before) for gap in gaps]
        search = _Search(texts, texts.after, texts.before, steps, set(matches.used_before))
    found = {**search.grow(pairs), **search.gather(gaps)}
    wholes = frozenset(found)

    def kept(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        return tuple(pair for pair in pairs if pair[merging] not in wholes)

    groups = [
        Group(*((parts, (whole,)) if merging else ((whole,), parts)))
        for whole, parts in found.items()
    ]
    return Matches(kept(matches.spine), kept(matches.moved), (*matches.groups, *groups))


@dataclass(frozen=True, slots=True)
class _Search:
    """A search on one side for the parts of clauses of the other side."""

    texts: Texts
    wholes: Side
    parts: Side
    steps: Budget
    used: set[int] = field(default_factory=set)

    def grow(self, pairs: Iterable[Pair]) -> dict[int, tuple[int, ...]]:
        """Return the parts of each whole that has a partner already: the partner and others beside it."""
        found = {}
        for whole, part in pairs:
            if self.steps.spent:
                break
            if self.wholes.keys[whole] != self.parts.keys[part]:
                parts = self._beside(self.wholes.keys[whole], part)
                if len(parts) > 1:
                    found[whole] = self._taken(parts)
        return found

    def gather(self, gaps: Iterable[Gap]) -> dict[int, tuple[int, ...]]:
        """Return the parts of each whole in a gap, which has no partner."""
        found = {}
        for gap in gaps:
            if len(gap.before) * len(gap.after) <= _CELLS and not self.steps.spent:
                for whole in gap.before:
                    parts = self._all_in(self.wholes.keys[whole], gap.after)
                    if len(parts) > 1:
                        found[whole] = self._taken(parts)
        return found

    def _all_in(self, whole: str, places: Iterable[int]) -> list[int]:
        """Return the clauses that the whole holds; none if they cover little of it."""
        bag = self.texts.bag(whole)
        for place in places:
            if place not in self.used and self._is_in(bag.terms, bag.total, place):
                parts = self._beside(whole, place)
                covered = sum(self.texts.bag(self.parts.keys[part]).total for part in parts)
                if covered >= _COVERED * bag.total:
                    return parts
        return []

    def _taken(self, parts: list[int]) -> tuple[int, ...]:
        self.used.update(parts)
        return tuple(sorted(parts))

    def _beside(self, whole: str, part: int) -> list[int]:
        """Return the part, and the clauses before and after it that the rest of the whole holds."""
        parts = [part]
        bag = self.texts.bag(whole)
        self.steps.spend(len(bag.terms))
        rest = dict(bag.terms)
        self._subtract(rest, part)
        for step in (-1, 1):
            strangers = 0
            place = part + step
            while strangers <= _STRANGERS and 0 <= place < len(self.parts.keys):
                if place not in self.used and self._is_in(rest, bag.total, place):
                    parts.append(place)
                    self._subtract(rest, place)
                    strangers = 0
                else:
                    strangers += 1
                place += step
        return parts

    def _is_in(self, rest: dict[str, float], most: float, place: int) -> bool:
        """Return whether `rest` holds most of the weight of a clause that weighs no more than `most`."""
        bag = self.texts.bag(self.parts.keys[place])
        if not self.steps.spend(1):
            return False
        least = _CONTAINED * bag.total
        if not 0 < least <= most:
            return False
        self.steps.spend(len(bag.terms))
        return sum(min(weight, rest.get(term, 0.0)) for term, weight in bag.terms.items()) >= least

    def _subtract(self, rest: dict[str, float], place: int) -> None:
        for term, weight in self.texts.bag(self.parts.keys[place]).terms.items():
            if term in rest:
                rest[term] = max(0.0, rest[term] - weight)
