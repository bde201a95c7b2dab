"""Index both readings of a policy for the rules that judge its changes; computed when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from monitor.compare.budget import Budget
from monitor.dates.forms import dates_in
from monitor.judge.date_change import told_dates
from monitor.judge.editorial.rule_context import RuleContext
from monitor.judge.judge_budget import MOST_DATES, MOVES_WEIGHED, REDLINED, SEARCHED
from monitor.model import Comparison, Policy, PrintedDate
from monitor.text.tokens import tokens


class PolicyIndex:
    """One reading of a policy, indexed for look-ups."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._searches = Budget(SEARCHED)

    @cached_property
    def lower(self) -> str:
        """The whole text in lower case, one clause per line."""
        return "\n".join(clause.text for clause in self.policy.clauses).casefold()

    @cached_property
    def paths(self) -> dict[str, set[tuple[str, ...]]]:
        """The text of each clause in the form that `line` returns → the headings above it."""
        paths: dict[str, set[tuple[str, ...]]] = {}
        for clause in self.policy.clauses:
            paths.setdefault(line(clause.text), set()).add(clause.path)
        return paths

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that occur in lower case anywhere in the text."""
        words = set(_LETTERS.findall("\n".join(c.text for c in self.policy.clauses)))
        return frozenset(filter(str.islower, words))

    @cached_property
    def headings(self) -> frozenset[tuple[str, ...]]:
        """The tokens of each heading."""
        return frozenset(tokens(c.text) for c in self.policy.clauses if c.kind == "heading")

    @cached_property
    def dates(self) -> tuple[PrintedDate, ...]:
        """The dates that the policy prints about itself."""
        return self.policy.dates

    def writes_lower(self, word: str) -> bool:
        """Return whether a word occurs in lower case."""
        return word in self.lower_words

    def holds(self, word: str, *, unsure: bool = False) -> bool:
        """Return whether a lower-case word occurs in the text, also as part of a longer word.

        Return `unsure` where the text was searched for too many words before.
        """
        if word in self._words:
            return True
        return word in self.lower if self._searches.spend(len(self.lower)) else unsure

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.lower.split())

    def without_dates(self, text: str, values: frozenset[str]) -> str:
        """Remove the dates of these values from a text, whatever their format."""
        if not values or not any(c.isdigit() for c in text):
            return text
        lower = text.lower()
        if len(lower) != len(text):
            return text
        pieces, end = [], 0
        for found in dates_in(lower):
            if found.value in values or found.alternative in values:
                pieces.append(text[end : found.start])
                end = found.end
        return " ".join((*pieces, text[end:])) if pieces else text

    def prints_date_in(self, text: str, values: frozenset[str]) -> bool:
        """Return whether the text is nothing but a printed date of these values, its label, or both."""
        if not self.dates or len(text) > _LONGEST_DATE_LINE:
            return False
        left = frozenset(tokens(self.without_dates(text, values)))
        return any(left <= label for label in self._labels)

    @cached_property
    def _labels(self) -> tuple[frozenset[str], ...]:
        """The words around each printed date: of `Last updated: 1 June 2025` `last` and `updated`."""
        shown = self.dates[:MOST_DATES]
        values = frozenset(v for d in shown for v in (d.value, d.alternative) if v)
        return tuple(frozenset(tokens(self.without_dates(d.text, values))) for d in shown)


_LONGEST_DATE_LINE: Final = 160
"""Characters."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def line(text: str) -> str:
    """Return the text in lower case with single spaces."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class JudgeContext:
    """A comparison with both of its readings indexed."""

    comparison: Comparison
    before: PolicyIndex = field(init=False)
    after: PolicyIndex = field(init=False)
    redlined: Budget = field(default_factory=lambda: Budget(REDLINED))
    """Steps that the redlines of the changes may still take."""
    moves: Budget = field(default_factory=lambda: Budget(MOVES_WEIGHED))
    """Moved clauses whose topics may still be sought."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", PolicyIndex(self.comparison.before))
        object.__setattr__(self, "after", PolicyIndex(self.comparison.after))

    @cached_property
    def told_dates(self) -> frozenset[str]:
        """The values whose change the report tells as that of the printed date."""
        return told_dates(self.before.policy, self.after.policy)

    @cached_property
    def rule_context(self) -> RuleContext:
        """The facts that run rules may look up."""
        return RuleContext(
            stood=partial(self.before.holds, unsure=True),
            stands=partial(self.after.holds, unsure=True),
            stood_lower=self.before.writes_lower,
            stands_lower=self.after.writes_lower,
            renumbered=_renumbered(self.comparison),
            language=(self.comparison.after.language or self.comparison.before.language)[:2],
        )


def _renumbered(comparison: Comparison) -> frozenset[tuple[str, str]]:
    """Return (before, after) for each clause whose number changed: `('5', '6')`."""
    pairs = set()
    for link in comparison.links:
        if link.before and link.after:
            old, new = link.before[0].label, link.after[0].label
            if old != new and old and new:
                pairs.add((_number(old), _number(new)))
    return frozenset(pairs)


def _number(label: str) -> str:
    return (
        label.casefold().strip(" .:;()[]-–—•·*").removeprefix("article ").removeprefix("section ")
    )
