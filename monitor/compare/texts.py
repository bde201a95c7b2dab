"""Both readings as alignment sees them, each clause prepared once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from monitor.compare.similarity import Bag, Vocabulary, dice, words
from monitor.model import Clause, Policy
from monitor.text.canonical import canonical


@dataclass(frozen=True)
class Side:
    """One reading: its clauses, and for each the canonical words that make it equal to others."""

    clauses: tuple[Clause, ...]
    keys: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each text stands in this reading."""
        return Counter(self.keys)


class Texts:
    """The two readings, with words and bags computed where a stage first asks for them."""

    def __init__(self, before: Policy, after: Policy) -> None:
        known: dict[str, str] = {}
        self.before = _side(before, known)
        self.after = _side(after, known)
        self._words: dict[str, tuple[str, ...]] = {}
        self._bags: dict[str, Bag] = {}

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a canonical text."""
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = words(key)
        return found

    def letters(self, key: str) -> str:
        """The words without what stands between them."""
        return "".join(self.words(key))

    def bag(self, key: str) -> Bag:
        """Its weighed terms."""
        found = self._bags.get(key)
        if found is None:
            found = self._bags[key] = self._vocabulary.bag(self.words(key))
        return found

    def similarity(self, one: str, other: str) -> float:
        """1 for equal canonical texts, below it for all others."""
        return 1.0 if one == other else min(0.99, dice(self.bag(one), self.bag(other)))

    def one_begins_or_ends(self, one: str, other: str) -> bool:
        """Whether all the words of one are what the other begins or ends with."""
        short, long = sorted((self.words(one), self.words(other)), key=len)
        return bool(short) and short in (long[: len(short)], long[-len(short) :])

    def regrouped_similarity(self, one: str, other: str) -> float:
        """The same for texts joined from several clauses: 1 where the letters are equal."""
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
