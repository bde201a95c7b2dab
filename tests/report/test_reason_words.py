"""Every reason has words in every language of the interface; quotations stay as printed."""

from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from monitor.judge.lexicon import TOPICS
from monitor.judge.reasons import reasons
from monitor.judge.signals.signal_rules import SIGNAL_RULES, rule_of
from monitor.model import Change, DateChange, Reason, ReasonCode, Signal, SignalName, WholeState
from monitor.report.phrases import COLUMNS, Language
from monitor.report.reason_words import REASONS, WHOLE_STATES, reason_in, reasons_in
from monitor.report.summary_words import TOPIC


def test_every_code_has_words_and_every_row_has_a_code() -> None:
    assert set(REASONS) == set(get_args(ReasonCode))
    assert set(WHOLE_STATES) == set(get_args(WholeState))
    assert set(TOPIC) == set(TOPICS)


@pytest.mark.parametrize("code", get_args(ReasonCode))
def test_every_code_has_words_in_every_language_with_the_same_quotations(code: ReasonCode) -> None:
    words = REASONS[code]
    assert len(words) == len(COLUMNS)
    assert all(words)
    assert len({frozenset(field for _, field, _, _ in Formatter().parse(w)) for w in words}) == 1


@pytest.mark.parametrize("language", COLUMNS)
def test_no_two_codes_have_the_same_words(language: Language) -> None:
    column = COLUMNS.index(language)
    assert len({words[column] for words in REASONS.values()}) == len(REASONS)


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        (Reason("signal", "quantity", "12", "24", "mois", ("retention",)), "retention 12 → 24 mois", "conservation 12 → 24 mois"),
        (Reason("signal", "quantity", "90", "180", "days"), "90 → 180 days", "90 → 180 days"),
        (Reason("signal", "quantity", "", "30 days"), "30 days (new)", "30 days (nouveau)"),
        (Reason("signal", "age", "18", "16"), "age 18 → 16", "âge 18 → 16"),
        (Reason("signal", "age", "18"), "age 18 (gone)", "âge 18 (disparu)"),
        (Reason("signal", "polarity", "we will", "we may"), "‘we will’ became ‘we may’", "‘we will’ est devenu ‘we may’"),
        (Reason("signal", "polarity", "", "do not"), "‘do not’ is new", "‘do not’ est nouveau"),
        (Reason("signal", "polarity", "do not", ""), "‘do not’ is gone", "‘do not’ a disparu"),
        (Reason("signal", "discretion", "We do", "We may"), "a choice, not a duty: ‘We do’ became ‘We may’", "un choix, non plus un devoir : ‘We do’ est devenu ‘We may’"),
        (Reason("signal", "third party", "", "Northwind"), "third party: Northwind (new)", "tiers : Northwind (nouveau)"),
        (Reason("signal", "AI", "{label}", "x"), "AI: {label} → x", "IA : {label} → x"),
        (Reason("clause added"), "a clause was added", "une clause a été ajoutée"),
        (Reason("silent edit"), "no date moved: silent edit", "aucune date n’a bougé : modification silencieuse"),
        (Reason("topics appeared", topics=("children", "money")), "now speaks of children, money", "parle désormais de : enfants, prix et paiement"),
        (Reason("words kept", share=13, whole="rewritten"), "rewritten: 13 % of its words are the same clauses as before", "réécrit : 13 % de ses mots sont dans les mêmes clauses qu’avant"),
        (Reason("words kept", share=0, whole="other document"), "other document: 0 % of its words are the same clauses as before", "autre document : 0 % de ses mots sont dans les mêmes clauses qu’avant"),
    ],
)  # fmt: skip
def test_a_reason_is_told_in_either_language(reason: Reason, english: str, french: str) -> None:
    assert reason_in(reason, "fr") == french
    assert reason_in(reason, "en") == english


@pytest.mark.parametrize("name", [rule.name for rule in SIGNAL_RULES])
@pytest.mark.parametrize("language", COLUMNS)
def test_every_signal_has_words_in_either_language(name: SignalName, language: Language) -> None:
    """But for those that say nothing of themselves: a quantity and a polarity are their quotation."""
    (reason,) = reasons("reworded", (Signal(name, "x", "y"),), (), DateChange("absent"))
    named = name not in ("quantity", "polarity")
    label = rule_of(name).label[COLUMNS.index(language)]
    assert bool(label) is named
    assert reason_in(reason, language).startswith(label)


def test_a_change_stored_before_reasons_had_codes_shows_the_sentences_it_was_stored_with() -> None:
    old = Change("added", "c1", (), None, "x", reasons=("something else altogether",))
    assert reasons_in(old, "fr") == ("something else altogether",)


def test_codes_come_before_stored_sentences() -> None:
    new = Change(
        "added", "c1", (), None, "x", reasons=("a clause was added",), why=(Reason("clause added"),)
    )
    assert reasons_in(new, "fr") == ("une clause a été ajoutée",)
