"""Plain text is as long as the text it was made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.plain import plain


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Données", "donnees"),
        ("d’accès", "d'acces"),
        ("2020–2024", "2020-2024"),
        ("10\u202f%", "10 %"),
        ("Straße", "strase"),
        ("ŁÓDŹ", "łodz"),
        ("한국어", "한국어"),
        ("русский", "русскии"),
    ],
)
def test_accents_and_case_are_gone(printed, expected):
    assert plain(printed) == expected


@given(st.text(max_size=60))
def test_places_agree(text):
    assert len(plain(text)) == len(text)


def test_two_korean_words_stay_two():
    assert plain("개인") != plain("거의")
