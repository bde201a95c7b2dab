"""Both readings are prepared once."""

from __future__ import annotations

from monitor.compare.texts import Texts


def test_typography_is_no_difference(policy):
    texts = Texts(policy("“We” keep it."), policy('"We" keep it'))
    assert texts.before.keys == texts.after.keys


def test_only_equal_texts_have_similarity_one(policy):
    texts = Texts(policy("We keep it"), policy("We keep It"))
    (one,), (other,) = texts.before.keys, texts.after.keys
    assert texts.similarity(one, one) == 1
    assert texts.similarity(one, other) == 0.99


def test_regrouped_texts_are_equal_by_their_letters(policy):
    texts = Texts(policy("We keep it", "for a year"), policy("We keep itfor a year"))
    assert texts.regrouped_similarity(" ".join(texts.before.keys), texts.after.keys[0]) == 1


def test_a_text_may_begin_or_end_with_another(policy):
    texts = Texts(policy("We keep"), policy("We keep your data"))
    assert texts.one_begins_or_ends("We keep", "We keep your data")
    assert texts.one_begins_or_ends("your data", "We keep your data")
    assert not texts.one_begins_or_ends("keep your", "We keep your data")
    assert not texts.one_begins_or_ends("", "We keep")


def test_a_side_counts_its_texts(policy):
    assert Texts(policy("a b", "a b", "c"), policy()).before.counts["a b"] == 2
