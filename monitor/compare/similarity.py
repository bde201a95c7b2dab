"""How alike two clauses are: idf-weighted Dice over words and pairs of neighbouring words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from monitor.text.characters import UNSPACED

_WORD: Final = re.compile(rf"\d+|[{UNSPACED}]|[^\W\d{UNSPACED}]+")
_PAIR_WEIGHT: Final = 0.5


def words(text: str) -> tuple[str, ...]:
    """Words and numbers, folded to one case; single characters where a script has no spaces."""
    return tuple(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of one text with their weights, and the weight of all."""

    terms: dict[str, float]
    total: float


class Vocabulary:
    """What each word weighs: rare ones much, those of every clause little (idf)."""

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        counts: Counter[str] = Counter()
        size = 0
        for text in texts:
            counts.update(set(text))
            size += 1
        self._idf = {word: math.log(1 + size / count) for word, count in counts.items()}

    def bag(self, text: tuple[str, ...]) -> Bag:
        """The text's words and pairs of words, each weighed as often as it stands there."""
        terms: dict[str, float] = {}
        idf = self._idf
        for word in text:
            terms[word] = terms.get(word, 0.0) + idf[word]
        for left, right in pairwise(text):
            pair = f"{left} {right}"
            terms[pair] = terms.get(pair, 0.0) + (idf[left] + idf[right]) * _PAIR_WEIGHT
        return Bag(terms, sum(terms.values()))


def overlap(one: Bag, other: Bag) -> float:
    """The weight of what both hold."""
    small, large = (one.terms, other.terms)
    if len(small) > len(large):
        small, large = large, small
    shared = 0.0
    for term, weight in small.items():
        there = large.get(term)
        if there is not None:
            shared += weight if weight < there else there
    return shared


def dice(one: Bag, other: Bag) -> float:
    """Twice what both hold over what they hold together: 0 nothing in common, 1 the same terms."""
    total = one.total + other.total
    return 2 * overlap(one, other) / total if total else 0.0
