"""Normalised text shows what the page prints, on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.normalise import count_words, normalise


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("We\u00a0 keep\n\tit", "We keep it"),
        ("e\u0301tat", "état"),
        ("zero\u200bwidth", "zerowidth"),
        ("ﬁ ﬂ ﬀ", "fi fl ff"),
        ("“quoted” – 10\u202f%", "“quoted” – 10 %"),
        ("", ""),
    ],
)
def test_space_is_one_and_nothing_invisible_stays(page, shown):
    assert normalise(page) == shown


@given(st.text(max_size=60))
def test_a_normalised_text_is_normalised(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one two", 2), ("été comme hiver", 3), ("個人情報", 3), ("정보 보호", 2)],
)
def test_words_are_counted_by_spaces_and_by_pairs_where_there_are_none(text, words):
    assert count_words(text) == words
