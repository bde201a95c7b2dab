"""What is typography and what is words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.canonical import canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Personal data”", '"Personal data"'),
        ("l’utilisateur", "l'utilisateur"),
        ("« données »", '"données"'),
        ("2020–2024", "2020-2024"),
        ("10\u202f%", "10%"),
        ("décembre2019", "décembre 2019"),
        ("co\u00adopération", "coopération"),
        ("\ufeffHello\u200b", "Hello"),
        ("ﬁnance…", "finance..."),
        ("• your name;", "your name."),
        ("Droits :", "Droits"),
        ("e\u0301tat", "état"),
    ],
)
def test_typography_is_no_difference(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Personal Data", "personal data"),
        ("16 years", "18 years"),
        ("we may, share", "we may share"),
        ("a part", "apart"),
        ("1 2 months", "12 months"),
        ("état", "etat"),
        ("…", "?"),
    ],
)
def test_words_are(one, other):
    assert canonical(one) != canonical(other)


@given(st.text(max_size=40))
def test_a_canonical_text_is_canonical(text):
    assert canonical(canonical(text)) == canonical(text)
