"""Clauses that moved and changed at once are found anywhere."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.leftovers import match_anywhere
from monitor.compare.matches import Matches
from monitor.compare.texts import Texts
from monitor.model import Clause, Policy

OLD = "Invoices are kept for ten years because the tax code of Harwick says so."
NEW = "Invoices are kept for six years because the tax code of Harwick says so."
OTHER = "Sailmakers whom you order from through us learn your name and mast size."


def test_an_edited_clause_is_found_far_away(policy):
    texts = Texts(policy(OLD, OTHER), policy(OTHER, NEW))
    assert match_anywhere(texts, Matches(((1, 0),))).moved == ((0, 1),)


def test_the_most_similar_pair_is_matched_first(policy):
    texts = Texts(policy(OLD), policy(NEW, OLD + " Now."))
    assert match_anywhere(texts, Matches()).moved == ((0, 1),)


def test_few_words_under_another_heading_are_another_clause():
    here = Policy((Clause("Your postal address", path=("Collected",)),))
    there = Policy((replace(here.clauses[0], path=("Never collected",)),))
    assert match_anywhere(Texts(here, there), Matches()).moved == ()
    assert match_anywhere(Texts(here, here), Matches()).moved == ((0, 0),)


def test_nothing_is_left_where_all_is_matched(policy):
    texts = Texts(policy(OLD), policy(OLD))
    assert match_anywhere(texts, Matches(((0, 0),))) == Matches(((0, 0),))
