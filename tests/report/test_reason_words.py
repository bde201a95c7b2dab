"""Reasons are told in the reader's language, and quotations stay as they are printed."""

from __future__ import annotations

import pytest

from monitor.judge.reasons import reasons
from monitor.judge.severity import SIGNAL
from monitor.model import DateChange, Signal
from monitor.report.reason_words import STARTS, reason_in


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("retention 12 → 24 mois", "conservation 12 → 24 mois"),
        ("‘we will’ became ‘we may’", "‘we will’ est devenu ‘we may’"),
        ("third party: Northwind (new)", "tiers : Northwind (nouveau)"),
        ("a clause was added", "une clause a été ajoutée"),
        ("no date moved: silent edit", "aucune date n’a bougé : modification silencieuse"),
        ("now speaks of children, money", "parle désormais de : enfants, prix et paiement"),
        ("rewritten: 13 % of its words are the same clauses as before", "réécrit : 13 % de ses mots sont dans les mêmes clauses qu’avant"),
    ],
)  # fmt: skip
def test_a_reason_is_told_in_french(english: str, french: str) -> None:
    assert reason_in(english, "fr") == french
    assert reason_in(english, "en") == english


@pytest.mark.parametrize("name", sorted(SIGNAL))
def test_every_signal_has_french_words(name: str) -> None:
    """But for those that say nothing of themselves: a quantity and a polarity are their quotation."""
    (reason,) = reasons("reworded", (Signal(name, "x", "y"),), (), DateChange("absent"))
    named = name not in ("quantity", "polarity")
    assert any(reason.startswith(start) for start in STARTS) is named


def test_what_no_table_knows_stays_as_it_is() -> None:
    assert reason_in("something else altogether", "fr") == "something else altogether"
