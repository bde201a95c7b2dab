"""Index both readings of a policy for the rules that judge its changes; computed when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from monitor.compare.budget import Budget
from monitor.dates.forms import dates_in
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
    def letters(self) -> str:
        """The whole text in the form that `letters` returns."""
        return letters(self.lower)

    @cached_property
    def headings(self) -> frozenset[tuple[str, ...]]:
        """The tokens of each heading."""
        return frozenset(tokens(c.text) for c in self.policy.clauses if c.kind == "heading")

    @cached_property
    def dates(self) -> tuple[PrintedDate, ...]:
        """The dates that the policy prints about itself."""
        return self.policy.dates

    @cached_property
    def date_values(self) -> frozenset[str]:
        """The values of those dates; of an ambiguous date both values."""
        return frozenset(v for d in self.dates for v in (d.value, d.alternative) if v)

    def holds(self, word: str, *, unsure: bool = False) -> bool:
        """Return whether a lower-case word occurs in the text, also as part of a longer word.

        Return `unsure` where the text was searched for too many words before.
        """
        if word in self._words:
            return True
        return word in self.lower if self._searches.spend(len(self.lower)) else unsure

    def holds_letters(self, said: str) -> bool:
        """Return whether the text holds words in the form that `letters` returns; False if unsure."""
        return self._searches.spend(len(self.letters)) and said in self.letters

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.lower.split())

    def without_dates(self, text: str, others: frozenset[str] = frozenset()) -> str:
        """Remove the policy's printed dates and `others` from a text, whatever their format."""
        values = self.date_values | others
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

    def prints_date_in(self, text: str) -> bool:
        """Return whether the text is nothing but a printed date, its label, or both."""
        if not self.dates or len(text) > _LONGEST_DATE_LINE:
            return False
        left = frozenset(tokens(self.without_dates(text)))
        return any(left <= date for date in self._date_words)

    @cached_property
    def _date_words(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(tokens(date.text)) for date in self.dates[:MOST_DATES])


_LONGEST_DATE_LINE: Final = 160
"""Characters."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case: `« A-1 »` → `a1`."""
    return _NO_LETTER.sub("", text.casefold())


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
    def rule_context(self) -> RuleContext:
        """The facts that run rules may look up."""
        return RuleContext(
            stood=partial(self.before.holds, unsure=True),
            stands=partial(self.after.holds, unsure=True),
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
