"""Each editorial rule fires on a change of its kind, and the rules before it do not decide it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from monitor.judge import Judgement
from monitor.judge.editorial.editorial_rules import EDITORIAL_RULES
from monitor.model import ReasonCode

Compared = Callable[..., Judgement]

FILES = (
    "Small files are kept by your browser until you delete them yourself.",
    "They hold no names, and nobody but this site can read what they hold.",
    "Other sites keep files of their own, of which we know nothing at all.",
)
BRITISH = tuple(f"The organisation number {n} is named here in full." for n in range(12))
AMERICAN = tuple(line.replace("organisation", "organization") for line in BRITISH)


@dataclass(frozen=True, slots=True)
class Case:
    """Two policies in lines, and the reason that the rule gives for a change between them."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    code: ReasonCode
    dates: tuple[str | None, str | None] = (None, None)


CASES = {
    "renumbered": Case(("# 5. Safety", "Doors are locked."), ("# 6. Safety", "Doors are locked."), "numbering"),
    "no words": Case((), ("• – •",), "no words"),
    "explained edits": Case(("Our organisation answers letters.",), ("Our organization answers letters.",), "regional spelling"),
    "printed numbers": Case(("1. Doors are locked by the last to leave", "2. Windows are shut by whoever comes first"), ("1 Doors are locked by the last to leave 2 Windows are shut by whoever comes first",), "same words in other blocks"),
    "printed date": Case(("Last updated: 2025-01-01",), ("Last updated: 2025-06-01",), "printed date", ("2025-01-01", "2025-06-01")),
    "heading": Case(("# Data processed", FILES[0]), ("# Which data do we process?", FILES[0]), "heading"),
    "said elsewhere": Case((FILES[0], FILES[0]), (FILES[0],), "said elsewhere"),
    "contents list": Case(("# Cookies", FILES[0]), ("Cookies … 9", "# Cookies", FILES[0]), "contents list"),
    "page interface": Case((), ("Accept all cookies",), "button"),
    "only its place": Case(("# Agents", "- Ann Miller, York", "- Bob Fisher, Hull"), ("# Agents", "- Bob Fisher, Hull", "- Ann Miller, York"), "only its place"),
    "link run": Case(("# Related articles", FILES[0]), ("# Related articles", FILES[0], "- How to choose a hat"), "list of links"),
    "same words": Case(("Our organisation writes.",), ("Our organization writes.",), "same words in other blocks"),
    "other region": Case((*BRITISH, "Give your postcode when you write to us."), (*AMERICAN, "Give your postal code when you write to us."), "other region"),
}  # fmt: skip


def test_every_rule_has_a_case() -> None:
    """A page in another language has its own test: it concerns all links at once."""
    assert {rule.id for rule in EDITORIAL_RULES} == {*CASES, "other language"}


def test_ids_are_unique_and_examples_are_one_line() -> None:
    assert len({rule.id for rule in EDITORIAL_RULES}) == len(EDITORIAL_RULES)
    assert all(rule.example and "\n" not in rule.example for rule in EDITORIAL_RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_decides_its_case(compared: Compared, rule: str) -> None:
    case = CASES[rule]
    judgement = compared(case.before, case.after, dates=case.dates)
    decided = {(v.fired[0].rule, v.codes) for v in judgement.verdicts if v.editorial}
    assert (rule, (case.code,)) in decided
    assert all(change.severity == "editorial" for change in judgement.changes)
