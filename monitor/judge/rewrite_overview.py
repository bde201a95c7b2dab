"""A document that became another one is said once: which topics came, went, grew and shrank."""

from __future__ import annotations

from collections import Counter

from monitor.judge.lexicon import Topic
from monitor.judge.topics import topics
from monitor.model import Clause, Comparison

_GREW = 2.0
_FEWEST = 3
"""Clauses on a topic, for its growth to be worth a word."""


def overview(comparison: Comparison) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """The topics of a rewritten document and, in words, what became of them."""
    old, new = (
        _spread(comparison.before.clauses, comparison.before.language),
        _spread(comparison.after.clauses, comparison.after.language),
    )
    came = [t for t in new if t not in old]
    went = [t for t in old if t not in new]
    grew = [t for t in new if new[t] >= _FEWEST and old[t] and new[t] >= _GREW * old[t]]
    shrank = [t for t in old if old[t] >= _FEWEST and new[t] and old[t] >= _GREW * new[t]]
    said = (
        ("now speaks of", came),
        ("no longer speaks of", went),
        ("more on", grew),
        ("less on", shrank),
    )
    words = tuple(f"{verb} {', '.join(found)}" for verb, found in said if found)
    return tuple(topic for topic, _ in new.most_common(3)), (*_share(comparison), *words)


def _share(comparison: Comparison) -> tuple[str, ...]:
    kept = round(100 * comparison.matched)
    return (f"{comparison.whole}: {kept} % of its words are the same clauses as before",)


def _spread(clauses: tuple[Clause, ...], language: str) -> Counter[Topic]:
    return Counter(
        topic for clause in clauses for topic in topics(clause.path, clause.text, language[:2])[:1]
    )
