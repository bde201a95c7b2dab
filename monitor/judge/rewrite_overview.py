"""Summarise a rewritten document: the topics that appeared, disappeared, grew and shrank."""

from __future__ import annotations

from collections import Counter
from typing import Final

from monitor.judge.judge_budget import QUOTED, SPREAD
from monitor.judge.lexicon import Topic
from monitor.judge.topics import topics
from monitor.model import Clause, Comparison, Reason, ReasonCode

_GREW: Final = 2.0
"""Factor by which a topic grew, or shrank, for it to be a reason."""
_FEWEST: Final = 3
"""Clauses on a topic below which its growth is no reason."""


def overview(comparison: Comparison) -> tuple[tuple[Topic, ...], tuple[Reason, ...]]:
    """Return the three main topics of the new document, and what became of each topic."""
    old, new = (
        _spread(comparison.before.clauses, comparison.before.language),
        _spread(comparison.after.clauses, comparison.after.language),
    )
    became: tuple[tuple[ReasonCode, list[Topic]], ...] = (
        ("topics appeared", [t for t in new if t not in old]),
        ("topics disappeared", [t for t in old if t not in new]),
        ("topics grew", _larger(new, old)),
        ("topics shrank", _larger(old, new)),
    )
    reasons = (Reason(code, topics=tuple(found)) for code, found in became if found)
    return tuple(topic for topic, _ in new.most_common(3)), (_share(comparison), *reasons)


def _larger(these: Counter[Topic], others: Counter[Topic]) -> list[Topic]:
    return [t for t in these if these[t] >= max(_FEWEST, _GREW * others[t]) and others[t]]


def _share(comparison: Comparison) -> Reason:
    return Reason("words kept", share=round(100 * comparison.matched), whole=comparison.whole)


def _spread(clauses: tuple[Clause, ...], language: str) -> Counter[Topic]:
    """Count the clauses by their first topic."""
    return Counter(
        topic
        for clause in clauses[:SPREAD]
        for topic in topics(clause.path, clause.text[:QUOTED], language[:2])[:1]
    )
