"""Pairs worth comparing share terms that few others hold."""

from __future__ import annotations

from monitor.compare.matches import Gap
from monitor.compare.rare_terms import pairs_sharing_rare_terms
from monitor.compare.texts import Texts


def pairs(before, after) -> set[tuple[int, int]]:
    gap = Gap(tuple(range(len(before.clauses))), tuple(range(len(after.clauses))))
    return set(pairs_sharing_rare_terms(Texts(before, after), gap))


def test_a_rare_word_in_common_makes_a_pair(policy):
    assert (0, 1) in pairs(policy("the quay camera"), policy("the boat", "a camera"))


def test_nothing_in_common_makes_none(policy):
    assert pairs(policy("quay"), policy("boat")) == set()


def test_equal_texts_without_words_are_a_pair(policy):
    assert pairs(policy("—"), policy("—")) == {(0, 0)}


def test_of_many_clauses_only_a_few_are_compared(policy):
    many = policy(*(f"we keep item{n} and more" for n in range(200)))
    found = pairs(many, many)
    assert len(found) <= 200 * 8
    assert {(n, n) for n in range(200)} <= found
