"""Matches become links of the right kind, in the order of the new reading."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.links import link
from monitor.compare.matches import Group, Matches
from monitor.compare.texts import Texts
from monitor.model import Policy


def kinds(before: Policy, after: Policy, matches: Matches) -> list[str]:
    return [found.kind for found in link(Texts(before, after), matches)]


def test_every_clause_is_in_a_link(policy):
    assert kinds(policy("a", "b"), policy("a", "c"), Matches(((0, 0),))) == ["same", "removed", "added"]  # fmt: skip


def test_a_removed_clause_follows_its_predecessor(policy):
    before, after = policy("a", "gone", "b"), policy("a", "b")
    assert kinds(before, after, Matches(((0, 0), (2, 1)))) == ["same", "removed", "same"]


def test_equal_words_out_of_order_moved(policy):
    before, after = policy("a longer text", "b"), policy("b", "a longer text")
    assert kinds(before, after, Matches(((0, 1),), ((1, 0),))) == ["moved", "same"]


def test_another_number_is_renumbered_and_marks_are_none(policy):
    (clause,) = policy("a").clauses
    one, two, dotted = (Policy((replace(clause, label=label),)) for label in ("1", "2", "(1)"))
    assert kinds(one, two, Matches(((0, 0),))) == ["renumbered"]
    assert kinds(one, dotted, Matches(((0, 0),))) == ["same"]


def test_other_words_are_reworded_below_one(policy):
    texts = Texts(policy("We keep it"), policy("We keep her"))
    (found,) = link(texts, Matches(((0, 0),)))
    assert found.kind == "reworded"
    assert found.similarity < 1


def test_several_clauses_are_split_or_merged(policy):
    one, two = policy("We keep it for a year"), policy("We keep it", "for a year")
    assert kinds(one, two, Matches(groups=(Group((0,), (0, 1)),))) == ["split"]
    assert kinds(two, one, Matches(groups=(Group((0, 1), (0,)),))) == ["merged"]
