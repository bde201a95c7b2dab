"""Stage 6: split and merged clauses: what is left over beside a pair and stands in its new part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from monitor.compare.chain import Pair
from monitor.compare.matches import Group, Matches
from monitor.compare.texts import Side, Texts

_CONTAINED: Final = 0.75
"""Share of a left-over clause that must stand in its neighbour's new part."""
_STRANGERS: Final = 2
"""Clauses that may stand between two parts of one: something was inserted or moved there."""


def join_parts(texts: Texts, matches: Matches) -> Matches:
    """Left-over clauses that stand, nearly whole, in what is new in a pair beside them."""
    pairs = sorted((*matches.spine, *matches.moved))
    splits = _Search(texts, texts.before, texts.after, matches.used_after).run(pairs)
    split = {before for before, _ in splits}
    others = sorted((after, before) for before, after in pairs if before not in split)
    merges = _Search(texts, texts.after, texts.before, matches.used_before).run(others)
    merged = {after for after, _ in merges}
    groups = [Group((before,), parts) for before, parts in splits]
    groups += [Group(parts, (after,)) for after, parts in merges]

    def kept(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        return tuple(p for p in pairs if p[0] not in split and p[1] not in merged)

    return Matches(kept(matches.spine), kept(matches.moved), (*matches.groups, *groups))


@dataclass(frozen=True, slots=True)
class _Search:
    """Parts, on one side, of the clauses of the other."""

    texts: Texts
    wholes: Side
    parts: Side
    used: frozenset[int]

    def run(self, pairs: Sequence[Pair]) -> list[tuple[int, tuple[int, ...]]]:
        """For (whole, first part) the whole and all its parts, where there are several."""
        found = []
        taken: set[int] = set()
        for whole, part in pairs:
            if self.wholes.keys[whole] != self.parts.keys[part]:
                parts = self._beside(self.wholes.keys[whole], part, taken)
                if len(parts) > 1:
                    taken.update(parts)
                    found.append((whole, tuple(sorted(parts))))
        return found

    def _beside(self, whole: str, part: int, taken: set[int]) -> list[int]:
        parts = [part]
        for step in (-1, 1):
            strangers = 0
            place = part + step
            while strangers <= _STRANGERS and 0 <= place < len(self.parts.keys):
                free = place not in self.used and place not in taken
                if free and self._rest_holds(whole, parts, place):
                    parts.append(place)
                    strangers = 0
                else:
                    strangers += 1
                place += step
        return parts

    def _rest_holds(self, whole: str, parts: Sequence[int], place: int) -> bool:
        """Whether the whole, beyond the parts known, holds most of another."""
        another = self.texts.bag(self.parts.keys[place])
        known = [self.texts.bag(self.parts.keys[part]).terms for part in parts]
        there = self.texts.bag(whole).terms
        shared = 0.0
        for term, weight in another.terms.items():
            rest = there.get(term, 0.0) - sum(terms.get(term, 0.0) for terms in known)
            shared += max(0.0, min(weight, rest))
        return another.total > 0 and shared >= _CONTAINED * another.total
