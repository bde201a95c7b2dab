"""Measure how similar two clauses are: idf-weighted Dice coefficient over words and bigrams."""

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
_WEIGHED: Final = 20_000
"""Words of a clause that are compared, the first ones. The longest genuine clause met has 5,000."""


def words(text: str) -> tuple[str, ...]:
    """Return casefolded words and numbers; single characters in scripts without spaces."""
    return tuple(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class Bag:
    """The weighted terms of a text, and their total weight."""

    terms: dict[str, float]
    total: float


class Vocabulary:
    """The weight of each word: its inverse document frequency (Spärck Jones, 1972) over both readings."""

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        counts: Counter[str] = Counter()
        size = 0
        for text in texts:
            counts.update(set(text))
            size += 1
        self._idf = {word: math.log(1 + size / count) for word, count in counts.items()}

    def bag(self, text: tuple[str, ...]) -> Bag:
        """Return the words and bigrams of a text, each weighted by its number of occurrences."""
        terms: dict[str, float] = {}
        idf = self._idf
        text = text[:_WEIGHED]
        for word in text:
            terms[word] = terms.get(word, 0.0) + idf[word]
        for left, right in pairwise(text):
            pair = f"{left} {right}"
            terms[pair] = terms.get(pair, 0.0) + (idf[left] + idf[right]) * _PAIR_WEIGHT
        return Bag(terms, sum(terms.values()))


def overlap(one: Bag, other: Bag) -> float:
    """Return the weight of the terms that both texts hold."""
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
    """Return the Dice coefficient (Dice, 1945): 0 for no common term, 1 for the same terms."""
    total = one.total + other.total
    return 2 * overlap(one, other) / total if total else 0.0
