"""The input of a run rule: one run of the redline, and what the rule may look up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from monitor.compare.budget import Budget
from monitor.judge.judge_budget import EXPLAINED

Words = tuple[str, ...]


def _nowhere(_word: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Facts about both readings that a run rule may look up."""

    stood: Callable[[str], bool] = _nowhere
    """Return whether the old reading contains a word."""
    stands: Callable[[str], bool] = _nowhere
    """Return whether the new reading contains a word."""
    stood_lower: Callable[[str], bool] = _nowhere
    """Return whether the old reading writes a word in lower case."""
    stands_lower: Callable[[str], bool] = _nowhere
    """Return whether the new reading writes a word in lower case."""
    renumbered: frozenset[tuple[str, str]] = frozenset()
    """Clause numbers (before, after) of the clauses whose number changed."""
    language: str = ""
    """Two-letter language code; empty where unknown."""
    explained: Budget = field(default_factory=lambda: Budget(EXPLAINED))
    """Runs that the rules may still try to explain."""


@dataclass(frozen=True, slots=True)
class Run:
    """The words deleted and inserted at one place of the redline, with their neighbours."""

    old: Words
    new: Words
    lead: Words = ()
    """Up to three words before the run, the same on both sides."""
    follow: Words = ()
    """Up to three words after the run, the same on both sides."""
    first: bool = False
    """Whether the run begins the clause on both sides."""
