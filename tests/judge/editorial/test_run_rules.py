"""Each run rule explains its example and leaves its counterexample unexplained."""

from __future__ import annotations

import pytest

from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.run_rules import RUN_RULES, RunRule, editorial_reason
from monitor.judge.editorial.unexplained_edits import UnexplainedEdits, unexplained_edits
from monitor.text.tokens import tokens

RENUMBERED = frozenset({("5", "6"), ("6", "5")})


def edits(rule: RunRule, before: str, after: str) -> UnexplainedEdits:
    context = RuleContext(
        stood_lower=before.split().__contains__, stands_lower=after.split().__contains__,
        renumbered=RENUMBERED, language=rule.language,
    )  # fmt: skip
    return unexplained_edits(tokens(before), tokens(after), context)


def named(rule: RunRule) -> str:
    return rule.matches.__name__


@pytest.mark.parametrize("rule", RUN_RULES, ids=named)
def test_a_rule_explains_its_example_in_either_direction(rule: RunRule) -> None:
    before, after = rule.example
    for found in (edits(rule, before, after), edits(rule, after, before)):
        assert (found.runs, found.explained) == ((), (rule.code,))


@pytest.mark.parametrize("rule", RUN_RULES, ids=named)
def test_no_rule_explains_a_counterexample(rule: RunRule) -> None:
    before, after = rule.counterexample
    assert edits(rule, before, after).runs
    assert edits(rule, after, before).runs


def test_numbers_and_negations_are_substance() -> None:
    for old, new in ((("30",), ("60",)), ((), ("not",)), (("internal",), ("external",))):
        assert editorial_reason(Run(old, new, first=False), RuleContext(language="en")) is None
