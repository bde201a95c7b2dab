"""Parts of a clause are found beside it, though a word of them changed."""

from __future__ import annotations

from monitor.compare.matches import Group, Matches
from monitor.compare.split_merge import join_parts
from monitor.compare.texts import Texts

ONE = "Invoices are kept for ten years because the tax code of Harwick says so."
TWO = "Camera recordings of the quay are erased after seventy-two hours at night."
OTHER = "Sailmakers whom you order from through us learn your name and mast size."


def test_an_unmatched_neighbour_joins_the_clause_that_holds_it(policy):
    texts = Texts(policy(f"{ONE} {TWO}"), policy(ONE, TWO.replace("night", "noon")))
    matches = join_parts(texts, Matches(spine=((0, 0),)))
    assert (matches.spine, matches.groups) == ((), (Group((0,), (0, 1)),))


def test_merging_is_the_reverse(policy):
    texts = Texts(policy(ONE, TWO), policy(f"{ONE} {TWO}"))
    matches = join_parts(texts, Matches(spine=((0, 0),)))
    assert matches.groups == (Group((0, 1), (0,)),)


def test_a_clause_without_a_partner_may_be_made_of_parts(policy):
    texts = Texts(policy(f"{ONE} {TWO}"), policy(ONE, TWO))
    assert join_parts(texts, Matches()).groups == (Group((0,), (0, 1)),)


def test_a_stranger_joins_nothing(policy):
    texts = Texts(policy(f"{ONE} {TWO}"), policy(f"{ONE} {TWO} Now.", OTHER))
    matches = Matches(spine=((0, 0),))
    assert join_parts(texts, matches) == matches


def test_a_stranger_may_stand_between_two_parts(policy):
    texts = Texts(policy(f"{ONE} {TWO}"), policy(ONE, OTHER, TWO))
    assert join_parts(texts, Matches(spine=((0, 0),))).groups == (Group((0,), (0, 2)),)
