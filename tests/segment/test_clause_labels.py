"""The number in front of a clause is its label, not its words."""

from __future__ import annotations

import pytest

from monitor.model import Block
from monitor.segment.clause_labels import split_label


@pytest.mark.parametrize(
    ("printed", "label", "words"),
    [
        ("13.2 Retention", "13.2", "Retention"),
        ("1. Data we collect", "1.", "Data we collect"),
        ("1.2.3. Cookies", "1.2.3.", "Cookies"),
        ("(a) your name;", "(a)", "your name;"),
        ("b) your address", "b)", "your address"),
        ("iv. transfers", "iv.", "transfers"),
        ("IV. Transfers", "IV.", "Transfers"),
        ("Article 5 – Durée", "Article 5", "Durée"),
        ("Article 1er – Objet", "Article 1er", "Objet"),
        ("§ 3 Haftung", "§ 3", "Haftung"),
        ("Section 12: Disputes", "Section 12", "Disputes"),
        ("• a bullet", "", "a bullet"),
        ("- a dash", "", "a dash"),
        ("5 years after the contract ends", "", "5 years after the contract ends"),
        ("12 months", "", "12 months"),
        ("1.5 million users", "", "1.5 million users"),
        ("5 - 10 days after the order", "", "5 - 10 days after the order"),
        ("5 - Cookies", "5", "Cookies"),
        ("A. Definitions", "A.", "Definitions"),
        ("I agree to the terms", "", "I agree to the terms"),
        ("A user may object", "", "A user may object"),
        ("Mix. and match", "", "Mix. and match"),
        ("2025 was the year", "", "2025 was the year"),
        ("Article 6 of the GDPR allows it", "", "Article 6 of the GDPR allows it"),
        ("Section 7 applies to traders", "", "Section 7 applies to traders"),
        ("Part of the data", "", "Part of the data"),
    ],
)
def test_the_number_is_metadata_and_the_words_are_the_clause(
    printed: str, label: str, words: str
) -> None:
    assert split_label(Block("paragraph", printed)) == (label, words)


def test_a_generated_number_counts_where_none_is_printed() -> None:
    assert split_label(Block("item", "your name", 1, "3.")) == ("3.", "your name")
    assert split_label(Block("item", "(c) your name", 1, "3.")) == ("(c)", "your name")
