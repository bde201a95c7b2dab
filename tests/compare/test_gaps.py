"""Reworded clauses are matched between sure ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.compare import gaps
from monitor.compare.gaps import GAP_FLOOR, floor, match_beside_moves, match_in_gaps, match_repeated
from monitor.compare.matches import Matches
from monitor.compare.texts import Texts
from monitor.model import Policy

OLD = "Invoices are kept for ten years because the tax code of Harwick says so."
NEW = "Invoices are kept for six years because the tax code of Harwick says so."
OTHER = "Sailmakers whom you order from through us learn your name and mast size."


def test_a_reworded_clause_is_matched_and_a_stranger_is_not(policy):
    texts = Texts(policy("a", OLD, "b"), policy("a", OTHER, NEW, "b"))
    assert (1, 2) in match_in_gaps(texts, Matches(((0, 0), (2, 3)))).spine


def test_beside_a_moved_clause_its_neighbour_is_matched(policy):
    texts = Texts(policy("x", OLD, "y"), policy("y", "x", NEW))
    matches = match_beside_moves(texts, Matches(spine=((2, 0),), moved=((0, 1),)))
    assert matches.moved == ((0, 1), (1, 2))


def test_repeated_texts_of_a_large_gap_are_matched_in_order(policy, monkeypatch):
    texts = Texts(policy("a", "a", "b"), policy("a", "b", "a"))
    assert match_repeated(texts, Matches()).spine == ()
    monkeypatch.setattr(gaps, "_CELLS", 1)
    assert len(match_repeated(texts, Matches()).spine) == 2


def test_short_clauses_need_more_than_long_ones(policy):
    texts = Texts(policy(OLD, "Cookies"), policy(NEW, "Rights"))
    assert floor(texts, 0, 0, GAP_FLOOR) == GAP_FLOOR
    assert floor(texts, 1, 1, GAP_FLOOR) > GAP_FLOOR


def test_a_continued_clause_needs_less_than_another_short_one(policy):
    texts = Texts(policy("We keep it", "Cookies"), policy("We keep it for a year and a day", "Rights"))  # fmt: skip
    assert floor(texts, 0, 0, GAP_FLOOR) == gaps.BEGUN_FLOOR < floor(texts, 1, 1, GAP_FLOOR)


@pytest.mark.parametrize("wedged", [True, False])
def test_clauses_in_two_languages_need_most(policy, wedged):
    before, after = policy(OLD), policy(NEW)
    old, new = (
        Policy((replace(one.clauses[0], language=language),))
        for one, language in ((before, "en"), (after, "fr"))
    )
    assert floor(Texts(old, new), 0, 0, GAP_FLOOR, wedged=wedged) == gaps.FOREIGN_FLOOR
