"""Apply the editorial rules to every link of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from monitor.judge.editorial.editorial_facts import EditorialFacts
from monitor.judge.editorial.editorial_rules import EDITORIAL_RULES
from monitor.judge.editorial.link_rules import Codes
from monitor.judge.judge_context import JudgeContext


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, with the reasons it gives."""

    rule: str
    codes: Codes


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one link need not be told, with every rule that says so, in the order of the rules."""

    fired: tuple[Fired, ...] = ()

    @property
    def editorial(self) -> bool:
        """Whether any rule fired."""
        return bool(self.fired)

    @property
    def codes(self) -> Codes:
        """The reasons of the first rule that fired; () where the link must be told."""
        return self.fired[0].codes if self.fired else ()


_SAME: Final = Verdict()


def verdicts(context: JudgeContext) -> tuple[Verdict, ...]:
    """Return one verdict for each link of the comparison, in the order of the links.

    A link of kind `same` is no change: its verdict is empty.
    """
    facts = EditorialFacts(context)
    return tuple(
        _SAME if link.kind == "same" else Verdict(tuple(_fired(facts, n)))
        for n, link in enumerate(facts.links)
    )


def _fired(facts: EditorialFacts, n: int) -> Iterator[Fired]:
    for rule in EDITORIAL_RULES:
        if n in facts.unexamined and not rule.whole_document:
            return
        codes = rule.find(facts, n)
        if codes:
            yield Fired(rule.id, codes)
            if rule.whole_document:
                return
