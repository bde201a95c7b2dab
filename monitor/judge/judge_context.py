"""What a rule may know of both readings while it looks at one clause; looked up when first asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from monitor.dates.forms import dates_in
from monitor.judge.excuses import RuleContext
from monitor.model import Clause, Comparison, Policy, PrintedDate
from monitor.text.tokens import tokens


class PolicyIndex:
    """One reading of the policy, with what is looked up in it."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    @cached_property
    def lower(self) -> str:
        """All its words in lower case."""
        return "\n".join(clause.text for clause in self.policy.clauses).casefold()

    @cached_property
    def lines(self) -> dict[str, list[Clause]]:
        """Its clauses by their words, case and spaces apart."""
        lines: dict[str, list[Clause]] = {}
        for clause in self.policy.clauses:
            lines.setdefault(line(clause.text), []).append(clause)
        return lines

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that it writes in lower case somewhere."""
        words = set(_LETTERS.findall("\n".join(c.text for c in self.policy.clauses)))
        return frozenset(filter(str.islower, words))

    @cached_property
    def letters(self) -> str:
        """Its letters and digits alone, one after the other."""
        return letters(self.lower)

    @cached_property
    def headings(self) -> frozenset[tuple[str, ...]]:
        """The words of its headings."""
        return frozenset(tokens(c.text) for c in self.policy.clauses if c.kind == "heading")

    @cached_property
    def dates(self) -> tuple[PrintedDate, ...]:
        """The dates it prints of itself."""
        return self.policy.dates

    @cached_property
    def date_values(self) -> frozenset[str]:
        """Every reading of those dates."""
        return frozenset(v for d in self.dates for v in (d.value, d.alternative) if v)

    def holds(self, word: str) -> bool:
        """Whether a word, or a longer one with it, stands anywhere in the reading."""
        return word in self.lower

    def without_dates(self, text: str, others: frozenset[str] = frozenset()) -> str:
        """The text with its own printed dates, and `others`, left out, whatever their format."""
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
        """Whether the text is nothing but a printed date, its label, or both."""
        if not self.dates or len(text) > _LONGEST_DATE_LINE:
            return False
        left = frozenset(tokens(self.without_dates(text)))
        return any(left <= frozenset(tokens(date.text)) for date in self.dates)


_LONGEST_DATE_LINE: Final = 160
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Nothing but letters and digits, in lower case."""
    return _NO_LETTER.sub("", text.casefold())


def line(text: str) -> str:
    """The text as one line in lower case."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class JudgeContext:
    """Both readings, and what a rule may know of them."""

    comparison: Comparison
    before: PolicyIndex = field(init=False)
    after: PolicyIndex = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", PolicyIndex(self.comparison.before))
        object.__setattr__(self, "after", PolicyIndex(self.comparison.after))

    @cached_property
    def surroundings(self) -> RuleContext:
        """What excuses may ask."""
        return RuleContext(
            stood=self.before.holds,
            stands=self.after.holds,
            renumbered=_renumbered(self.comparison),
            language=(self.comparison.after.language or self.comparison.before.language)[:2],
        )


def _renumbered(comparison: Comparison) -> frozenset[tuple[str, str]]:
    """The numbers of every clause that bears another one now."""
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
