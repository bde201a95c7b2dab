"""Texts whose clauses only end elsewhere are matched as they are."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.matches import Group, Matches
from monitor.compare.reflow import reflow
from monitor.compare.texts import Texts
from monitor.model import Clause, Policy

ONE = "We keep invoices for ten years, as the tax code says,"
TWO = "and camera recordings for three days."


def test_a_clause_may_be_cut_in_two(policy):
    texts = Texts(policy(f"{ONE} {TWO}"), policy(ONE, TWO))
    assert reflow(texts, Matches()).groups == (Group((0,), (0, 1)),)


def test_clauses_may_end_elsewhere_on_both_sides(policy):
    texts = Texts(policy(f"{ONE} and", TWO[4:]), policy(ONE, TWO))
    assert reflow(texts, Matches()).groups == (Group((0, 1), (0, 1)),)


def test_joined_lines_may_join_words(policy):
    texts = Texts(policy(f"{ONE}{TWO}"), policy(ONE, TWO))
    assert reflow(texts, Matches()).groups == (Group((0,), (0, 1)),)


def test_labels_may_have_become_words(policy):
    listed = Policy((Clause(ONE, label="(a)"), Clause(TWO, label="(b)")))
    texts = Texts(listed, policy(f"(a) {ONE} (b) {TWO}"))
    assert reflow(texts, Matches()).groups == (Group((0, 1), (0,)),)


def test_a_word_that_changed_is_no_reflow(policy):
    texts = Texts(policy(f"{ONE} {TWO}".replace("ten", "six")), policy(ONE, TWO))
    assert reflow(texts, Matches()).groups == ()


def test_one_clause_on_each_side_is_no_reflow(policy):
    texts = Texts(policy(ONE), replace(policy(ONE)))
    assert reflow(texts, Matches()).groups == ()
