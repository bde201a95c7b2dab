"""A reworded sentence is paired with its new wording, and quoted where the two differ."""

from __future__ import annotations

from collections import Counter

from monitor.judge.signals.sentence_pairs import pairs, quote

OLD = "We share your name with shops in the town."
NEW = "We never share your name with shops in the town."
OTHER = "Hens lay eggs every morning behind the house."


def negations(words: str) -> Counter[str]:
    return Counter(word for word in words.split() if word == "never")


def test_the_most_similar_sentences_are_a_pair() -> None:
    assert pairs((OTHER, OLD), (NEW, OTHER)) == [(OTHER, OTHER), (OLD, NEW)]


def test_each_sentence_is_in_one_pair_at_most() -> None:
    assert pairs((OLD, OLD), (NEW,)) == [(OLD, NEW)]


def test_two_sentences_left_alone_need_less_in_common() -> None:
    old, new = "We sell your name to shops.", "We give your name away for nothing."
    assert pairs((old,), (new,)) == [(old, new)]
    assert pairs((old, OTHER), (new, "Nobody knocks at doors by night.")) == []


def test_a_pair_is_quoted_from_the_word_before_the_edit() -> None:
    assert quote(OLD, NEW, negations) == ("We", "We never")


def test_equal_sentences_have_no_quotation() -> None:
    assert quote(OLD, OLD, negations) == ("", "")


def test_a_long_edit_is_quoted_around_the_word_that_weighs() -> None:
    before = "Our staff reads letters."
    after = "Our one two three four five six seven eight never nine ten letters."
    _, quoted = quote(before, after, negations)
    assert quoted.startswith("… ")
    assert "never" in quoted
    assert len(quoted.split()) <= 11
