"""The words of a language are told from what is no word."""

from __future__ import annotations

import pytest

from monitor.languages.vocabulary import is_known


@pytest.mark.parametrize(
    ("language", "word", "misspelt"),
    [
        ("en", "receive", "recieve"), ("fr", "données", "donnéees"), ("de", "datenschutz", "datenschtuz"), ("es", "datos", "dattos"),
        ("it", "dati", "datii"), ("nl", "gegevens", "gegevns"), ("pt", "dados", "daddos"),
    ],
)  # fmt: skip
def test_a_word_is_known_and_a_misspelling_is_not(language: str, word: str, misspelt: str) -> None:
    assert is_known(word, language) is True
    assert is_known(misspelt, language) is False


def test_a_language_without_a_dictionary_proves_nothing() -> None:
    assert is_known("recieve", "pl") is None
