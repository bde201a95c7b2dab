"""Clause numbers and the year of a cited law are told apart from quantities."""

from __future__ import annotations

import pytest

from monitor.judge.editorial.number_rules import (
    clause_mark,
    cross_reference,
    section_number,
)
from monitor.judge.editorial.rule_context import RuleContext, Run

NOTHING = RuleContext()
RENUMBERED = RuleContext(renumbered=frozenset({("5", "6")}))


def test_a_reference_follows_a_clause_that_was_renumbered() -> None:
    assert cross_reference(Run(("5",), ("6",)), RENUMBERED)
    assert not cross_reference(Run(("5",), ("7",)), RENUMBERED)
    assert not cross_reference(Run(("5",), ()), RENUMBERED)
    assert not cross_reference(Run((), ()), RENUMBERED)


@pytest.mark.parametrize(("old", "new", "mark"), [("4.2.1", "4.2.2", True), ("iv", "iii", True), ("4", "3", False), ("4.2", "4.3", False)])  # fmt: skip
def test_a_clause_begins_with_a_mark(old: str, new: str, mark: bool) -> None:
    assert clause_mark(Run((old,), (new,), first=True), NOTHING) is mark
    assert not clause_mark(Run((old,), (new,)), NOTHING)


@pytest.mark.parametrize(("word", "number"), [("disclaimer", True), ("million", False), ("months", False), ("€", False), ("12", False)])  # fmt: skip
def test_a_section_number_precedes_a_title_and_not_a_unit(word: str, number: bool) -> None:
    run = Run(("8.6",), ("9.6",), follow=(word,), first=True)
    assert section_number(run, NOTHING) is number
