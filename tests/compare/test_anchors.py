"""Equal texts fix the order, and those out of order moved."""

from __future__ import annotations

from monitor.compare.anchors import anchor, move_exact
from monitor.compare.matches import Matches
from monitor.compare.texts import Texts

LONG = "While you sail with us the harbour master records your arrival."


def test_unique_equal_texts_make_the_spine(policy):
    texts = Texts(policy("a", "b", "c"), policy("a", "x", "c"))
    assert anchor(texts, Matches()).spine == ((0, 0), (2, 2))


def test_a_text_that_is_unique_only_between_two_anchors_is_one_too(policy):
    texts = Texts(policy("x", "a", "x", "b"), policy("x", "a", "x", "b"))
    assert anchor(texts, Matches()).spine == ((0, 0), (1, 1), (2, 2), (3, 3))


def test_of_crossing_texts_the_longer_stays(policy):
    texts = Texts(policy(LONG, "short"), policy("short", LONG))
    matches = anchor(texts, Matches())
    assert matches.spine == ((0, 1),)


def test_a_long_equal_text_out_of_order_moved(policy):
    texts = Texts(policy(LONG, LONG * 2), policy(LONG * 2, LONG))
    matches = move_exact(texts, anchor(texts, Matches()))
    assert (matches.spine, matches.moved) == (((1, 0),), ((0, 1),))


def test_what_stands_beside_a_moved_clause_moved_with_it(policy):
    before = policy(LONG, "twice", LONG * 2, "twice")
    after = policy(LONG * 2, "once", LONG, "twice")
    matches = move_exact(Texts(before, after), Matches(spine=((2, 0),)))
    assert matches.moved == ((0, 2), (1, 3))
