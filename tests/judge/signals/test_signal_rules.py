"""Each signal is one rule: its examples are found, its counterexamples are not."""

from __future__ import annotations

from typing import get_args

import pytest

from monitor.judge.judge_context import PolicyIndex
from monitor.judge.lexicon import TOPICS, lexicon
from monitor.judge.severity import score
from monitor.judge.signals.signal_finder import signals
from monitor.judge.signals.signal_rule import Example, SignalRule
from monitor.judge.signals.signal_rules import SIGNAL_RULES, rule_of
from monitor.languages import READ_IN_FULL
from monitor.model import Policy, Signal, SignalName
from monitor.report.phrases import COLUMNS

NOWHERE = PolicyIndex(Policy(()))
EXAMPLES = [(rule, example) for rule in SIGNAL_RULES for example in rule.examples]
COUNTEREXAMPLES = [(rule, example) for rule in SIGNAL_RULES for example in rule.counterexamples]


def named(value: SignalRule | Example) -> str:
    return value.name if isinstance(value, SignalRule) else value.language


def found(example: Example) -> set[SignalName]:
    return {s.name for s in signals(example.before, example.after, example.language, NOWHERE)}


def test_every_signal_name_has_one_rule() -> None:
    assert sorted(rule.name for rule in SIGNAL_RULES) == sorted(get_args(SignalName))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_an_example_is_found(rule: SignalRule, example: Example) -> None:
    assert rule.name in found(example)


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES, ids=named)
def test_a_counterexample_is_not_found(rule: SignalRule, example: Example) -> None:
    assert rule.name not in found(example)


@pytest.mark.parametrize("rule", SIGNAL_RULES, ids=named)
def test_a_rule_has_examples_and_words_in_every_interface_language(rule: SignalRule) -> None:
    assert {example.language for example in rule.examples} >= set(COLUMNS)
    assert {example.language for example in rule.counterexamples} >= set(COLUMNS)
    assert len(rule.label) == len(COLUMNS)
    assert all(rule.label) or not any(rule.label)
    assert rule.topic is None or rule.topic in TOPICS


@pytest.mark.parametrize("language", [language.code for language in READ_IN_FULL])
def test_the_language_tables_have_words_for_exactly_the_signals_that_need_them(
    language: str,
) -> None:
    assert set(lexicon(language).signals) == {rule.name for rule in SIGNAL_RULES if rule.in_lexicon}


@pytest.mark.parametrize("rule", SIGNAL_RULES, ids=named)
def test_a_rule_is_found_by_code_or_by_words(rule: SignalRule) -> None:
    assert rule.find or rule.in_lexicon


def test_no_two_signals_lead_a_summary_at_the_same_rank() -> None:
    ranks = [rule.summary_rank for rule in SIGNAL_RULES if rule.summary_rank is not None]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


@pytest.mark.parametrize("rule", [rule for rule in SIGNAL_RULES if rule.grave_points], ids=named)
def test_grave_words_give_more_points(rule: SignalRule) -> None:
    words = {
        "AI": "train",
        "sale or sharing": "sold",
        "disputes": "arbitration",
        "data type": "biometric",
    }
    plainly, gravely = (
        score("reworded", (Signal(rule.name, "", w),), ()) for w in ("x", words[rule.name])
    )
    assert gravely > plainly


def test_a_name_without_a_rule_raises() -> None:
    with pytest.raises(LookupError):
        rule_of("no signal")  # type: ignore[arg-type] # no name of a signal
