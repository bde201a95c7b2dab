"""The small facts of a text, each in one form for all ways of writing it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.atoms import atoms, changed_atoms
from monitor.compare.recogniser_base import AtomKind

FOUND: list[tuple[str, str, AtomKind, str]] = [
    ("en", "within thirty (30) days of it", "quantity", "30 day"),
    ("en", "within 30 days of it", "quantity", "30 day"),
    ("en", "a 90-day term", "quantity", "90 day"),
    ("en", "after twenty-four months", "quantity", "24 month"),
    ("en", "ten business days later", "quantity", "10 business day"),
    ("en", "a discount of 5 per cent", "quantity", "5 percent"),
    ("fr", "sous trente (30) jours ouvrés", "quantity", "30 business day"),
    ("fr", "pendant au moins dix ans", "quantity", "10 year"),
    ("fr", "deux mois après", "quantity", "2 month"),
    ("de", "nach 34 Tagen", "quantity", "34 day"),
    ("de", "dreißig Tage lang", "quantity", "30 day"),
    ("es", "durante doce meses", "quantity", "12 month"),
    ("it", "entro 14 giorni", "quantity", "14 day"),
    ("nl", "binnen twee weken", "quantity", "2 week"),
    ("pt", "no prazo de 3 anos", "quantity", "3 year"),
    ("en", "children under the age of 16", "age", "16"),
    ("en", "if you are 13 years or older", "age", "13"),
    ("en", "we do not retain data about children under the age of 16", "age", "16"),
    ("fr", "les enfants de moins de 16 ans", "age", "16"),
    ("en", "a fee of £5.00 each", "money", "GBP 5"),
    ("en", "up to $1,000 in all", "money", "USD 1000"),
    ("fr", "dès 1 000 € d'achat", "money", "EUR 1000"),
    ("fr", "12,50 euros", "money", "EUR 12.5"),
    ("en", "on May 3, 2024 at noon", "date", "2024-05-03"),
    ("fr", "le 1er juin 2025", "date", "2025-06-01"),
    ("fr", "la loi n° 78-17 du 6 janvier 1978", "law", "loi n° 78-17 du 6 janvier 1978"),
    ("en", "under Regulation (EU) 2016/679", "law", "regulation (eu) 2016/679"),
    ("en", "see https://example.org/a.", "address", "https://example.org/a"),
    ("en", "with Acme Widgets, Inc. only", "name", "acme widgets inc"),
    ("en", "we don't tell", "negation", "not"),
    ("fr", "nous n'écrivons pas", "negation", "not"),
    ("en", "we may write", "modality", "may"),
    ("fr", "vous devez répondre", "modality", "must"),
    ("fr", "les destinataires internes", "recipient", "internal"),
]


@pytest.mark.parametrize(("language", "text", "kind", "value"), FOUND)
def test_an_atom_has_one_form(language: str, text: str, kind: AtomKind, value: str) -> None:
    assert [atom.value for atom in atoms(text, language) if atom.kind == kind] == [value]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "conservées pendant au moins 10 ans", "age"),
        ("en", "one of our partners", "quantity"),
        ("en", "if a user writes", "quantity"),
        ("fr", "loi du 6 janvier 1978", "date"),
    ],
)
def test_what_only_looks_like_an_atom_is_none(language: str, text: str, kind: AtomKind) -> None:
    assert not [atom for atom in atoms(text, language) if atom.kind == kind]


def test_one_negation_in_two_french_words_counts_once() -> None:
    assert sum(a.kind == "negation" for a in atoms("nous ne vendons pas vos données", "fr")) == 1


def test_digits_and_words_for_the_same_number_do_not_differ() -> None:
    assert not changed_atoms("within thirty (30) days", "within 30 days", "en")


@pytest.mark.parametrize(
    ("before", "after"),
    [("18 years old", "16 years old"), ("we do not sell", "we sell"), ("5 days", "5 weeks"), ("€ 5", "$ 5")],
)  # fmt: skip
def test_what_differs_is_found_on_both_sides(before: str, after: str) -> None:
    changed = changed_atoms(before, after, "en")
    mirrored = changed_atoms(after, before, "en")
    assert changed
    assert (changed.gone, changed.come) == (mirrored.come, mirrored.gone)


@given(st.text(max_size=80))
def test_any_text_has_atoms_that_it_prints(text: str) -> None:
    assert all(atom.text in text for atom in atoms(text, "en"))
    assert not changed_atoms(text, text)
