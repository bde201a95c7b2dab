"""Run rules about numbers that carry no quantity: the numbers of clauses."""

from __future__ import annotations

import re
from typing import Final

from monitor.compare.measures import CURRENCIES, UNITS
from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.languages import alternatives


def cross_reference(run: Run, context: RuleContext) -> bool:
    """Match a reference that follows a renumbered clause: `section 5` → `section 6`."""
    if not run.old or len(run.old) != len(run.new):
        return False
    return all(pair in context.renumbered for pair in zip(run.old, run.new, strict=True))


_MARK: Final = re.compile(r"[ivx]{2,4}|\d{1,2}(?:\.\d{1,2}){2,4}|o")
"""`4.2.1`, `iv`. A lone digit or letter may be the first word of the clause and does not match."""


def clause_mark(run: Run, _: RuleContext) -> bool:
    """Match the number or letter with which a clause begins."""
    if not run.first or len(run.old) > 1 or len(run.new) > 1:
        return False
    return all(_MARK.fullmatch(word) for word in run.old + run.new)


_SECTION: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_MEASURES: Final = re.compile(alternatives(lambda each: each.facts.multiples, r"[%€$£]", r"\d.*"))
_UNIT: Final = re.compile("|".join((*UNITS.values(), *CURRENCIES.values())))


def section_number(run: Run, _: RuleContext) -> bool:
    """Match a section number before a title: `8.6 Disclaimer`, but not `8.6 million`."""
    if not run.first or len(run.old) != 1 or len(run.new) != 1 or not run.follow:
        return False
    if not all(_SECTION.fullmatch(word) for word in run.old + run.new):
        return False
    return not _MEASURES.fullmatch(run.follow[0]) and not _UNIT.fullmatch(run.follow[0])
