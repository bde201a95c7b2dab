"""Words of the language tables are signals where only one side has them."""

from __future__ import annotations

import pytest

from monitor.judge.signals.lexicon_words import signals_in_words
from monitor.model import Signal, SignalName


def found(name: SignalName, old: str, new: str, language: str = "en") -> list[Signal]:
    return list(signals_in_words([name], old, new, language))


def test_words_are_quoted_as_printed_on_the_side_that_has_them() -> None:
    assert found("purpose", "For Analytics.", "For them.") == [Signal("purpose", "Analytics", "")]
    assert found("purpose", "For them.", "For Profiling.") == [Signal("purpose", "", "Profiling")]


def test_words_of_both_sides_are_no_signal() -> None:
    assert found("purpose", "For analytics.", "Again for analytics.") == []


@pytest.mark.parametrize(("old", "new"), [("médicale", "médicales"), ("médicaux", "médical")])
def test_an_inflection_is_the_same_word(old: str, new: str) -> None:
    assert found("data type", f"Données {old}.", f"Données {new}.", "fr") == []


def test_a_signal_quotes_four_words_at_most() -> None:
    new = "Advertising, profiling, research, marketing and analytics."
    (signal,) = found("purpose", "", new)
    assert signal.after == "Advertising, profiling, research, marketing"


def test_a_name_that_no_table_has_is_not_found() -> None:
    assert found("polarity", "We sell.", "We never sell.") == []
