"""The two readings prepared for alignment: canonical texts, words and weights, each computed once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from monitor.compare.budget import COMPARED, Budget
from monitor.compare.similarity import Bag, Vocabulary, dice, words
from monitor.model import Clause, Policy
from monitor.text.canonical import canonical

_CALL: Final = 10
"""Terms that could be looked up in the time that it takes to begin a comparison."""


@dataclass(frozen=True)
class Side:
    """One reading: its clauses and their canonical texts, which decide equality."""

    clauses: tuple[Clause, ...]
    keys: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """Canonical text → number of clauses that have it."""
        return Counter(self.keys)


class Texts:
    """Both readings, with words and weighted terms computed on first use."""

    def __init__(self, before: Policy, after: Policy) -> None:
        known: dict[str, str] = {}
        self.before = _side(before, known)
        self.after = _side(after, known)
        self.compared = Budget(COMPARED)
        """Terms that may still be looked up for similarities."""
        self._letters: dict[str, str] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._bags: dict[str, Bag] = {}

    def words(self, key: str) -> tuple[str, ...]:
        """Return the words of a canonical text."""
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = words(key)
        return found

    def letters(self, key: str) -> str:
        """Return the words without spaces and marks between them."""
        found = self._letters.get(key)
        if found is None:
            found = self._letters[key] = "".join(self.words(key))
        return found

    def bag(self, key: str) -> Bag:
        """Return the weighted terms of a canonical text."""
        found = self._bags.get(key)
        if found is None:
            found = self._bags[key] = self._vocabulary.bag(self.words(key))
        return found

    def similarity(self, one: str, other: str) -> float:
        """Return 1 for equal canonical texts, and at most 0.99 for all others."""
        if one == other:
            return 1.0
        bag, other_bag = self.bag(one), self.bag(other)
        self.compared.spend(_CALL + min(len(bag.terms), len(other_bag.terms)))
        return min(0.99, dice(bag, other_bag))

    def one_begins_or_ends(self, one: str, other: str) -> bool:
        """Return whether one text is a prefix or suffix of the other, word by word."""
        short, long = sorted((self.words(one), self.words(other)), key=len)
        return bool(short) and short in (long[: len(short)], long[-len(short) :])

    def regrouped_similarity(self, one: str, other: str) -> float:
        """Return the similarity of texts joined from several clauses: 1 if their letters are equal."""
        if self.letters(one) == self.letters(other):
            return 1.0
        return min(0.99, dice(self.bag(one), self.bag(other)))

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        keys = dict.fromkeys((*self.before.keys, *self.after.keys))
        return Vocabulary([self.words(key) for key in keys])


def _side(policy: Policy, known: dict[str, str]) -> Side:
    keys = []
    for clause in policy.clauses:
        key = known.get(clause.text)
        if key is None:
            key = known[clause.text] = canonical(clause.text)
        keys.append(key)
    return Side(policy.clauses, tuple(keys))
