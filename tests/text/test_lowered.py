"""Lowered text is as long as the text it was made of, and keeps its accents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.text.lowered import lowered


@given(st.text(max_size=60))
def test_places_agree(text):
    assert len(lowered(text)) == len(text)


def test_a_letter_that_would_grow_stays():
    assert lowered("İZMİR ÇOK") == "İzmİr çok"


def test_accents_stay_and_apostrophes_are_straight():
    assert lowered("L’ÉTÉ") == "l'été"
