"""Choose the pairs worth comparing where all pairs would be too many, by an inverted index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from monitor.compare.chain import Pair
from monitor.compare.matches import Gap
from monitor.compare.texts import Texts

_TERMS: Final = 25
"""How many of a clause's rarest terms are looked up."""
_HOLDERS: Final = 24
"""How many clauses with a term are considered: those nearest to the same place."""
_PARTNERS: Final = 8
"""How many clauses that share most of these terms are compared in full."""


def pairs_sharing_rare_terms(texts: Texts, gap: Gap) -> Iterator[Pair]:
    """Yield pairs that are equal or share terms that few other clauses hold."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for after in gap.after:
        for term in _terms(texts, texts.after.keys[after]):
            holders[term].append(after)
    for rank, before in enumerate(gap.before):
        if not texts.compared.spend(_steps(texts, before)):
            return
        shared = [term for term in _terms(texts, texts.before.keys[before]) if term in holders]
        place = rank / len(gap.before)
        weights: dict[int, float] = {}
        for having in sorted((holders[term] for term in shared), key=len)[:_TERMS]:
            rarity = 1 / len(having)
            for after in _about(having, place):
                weights[after] = weights.get(after, 0.0) + rarity
        partners = sorted(weights, key=weights.__getitem__, reverse=True)[:_PARTNERS]
        yield from ((before, after) for after in sorted(partners))


def _steps(texts: Texts, before: int) -> int:
    return len(texts.bag(texts.before.keys[before]).terms) + _TERMS * _HOLDERS // 2


def _terms(texts: Texts, key: str) -> tuple[str, ...]:
    """Return the terms of a text, and the whole text as one: it finds its equal even without words."""
    return (f"= {key}", *texts.bag(key).terms)


def _about(holders: list[int], place: float) -> list[int]:
    start = max(0, int(place * len(holders)) - _HOLDERS // 2)
    start = min(start, max(0, len(holders) - _HOLDERS))
    return holders[start : start + _HOLDERS]
