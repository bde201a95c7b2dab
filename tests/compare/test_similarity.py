"""Similarity weighs rare words more, and neighbouring words together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.similarity import Vocabulary, dice, overlap, words

TEXTS = [words(text) for text in ("we keep your data", "we keep your boat", "we sell fish")]
VOCABULARY = Vocabulary(TEXTS)


def alike(one: str, other: str) -> float:
    return dice(VOCABULARY.bag(words(one)), VOCABULARY.bag(words(other)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We keep 30 days.", ("we", "keep", "30", "days")),
        ("個人情報", ("個", "人", "情", "報")),
        ("Straße", ("strasse",)),
        ("—", ()),
    ],
)
def test_words_are_casefolded_and_characters_alone_in_scripts_without_spaces(text, found):
    assert words(text) == found


def test_equal_texts_are_one_and_strangers_zero():
    assert alike("we keep your data", "we keep your data") == 1
    assert alike("data", "fish") == 0


def test_a_rare_word_in_common_weighs_more_than_a_common_one():
    assert alike("keep data", "sell data") > alike("we data", "we fish")


def test_the_order_of_words_counts():
    assert alike("we keep your data", "data your keep we") < 1


@given(
    st.lists(st.sampled_from(["we", "keep", "your", "data", "boat", "sell", "fish"]), max_size=8)
)
def test_no_text_overlaps_with_more_than_itself(chosen):
    bag = VOCABULARY.bag(tuple(chosen))
    assert overlap(bag, bag) == pytest.approx(bag.total)
    assert overlap(bag, VOCABULARY.bag(TEXTS[0])) <= bag.total + 1e-9


def test_nothing_has_nothing_in_common():
    assert dice(VOCABULARY.bag(()), VOCABULARY.bag(())) == 0
