"""A redline minus what run rules explain: the runs left, where they stand, and the reasons."""

from __future__ import annotations

from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.unexplained_edits import (
    UnexplainedEdits,
    differences,
    unexplained_edits,
)

ENGLISH = RuleContext(language="en")


def test_the_same_words_differ_in_typography_and_the_same_letters_in_spacing() -> None:
    assert unexplained_edits(("a", "b"), ("a", "b"), ENGLISH) == UnexplainedEdits(
        (), ("typography",)
    )
    assert unexplained_edits(("a", "b"), ("ab",), ENGLISH) == UnexplainedEdits((), ("spacing",))


def test_what_no_rule_explains_is_left_with_its_neighbours() -> None:
    old = ("the", "colours", "of", "the", "house", "are", "red")
    new = ("the", "colors", "of", "the", "house", "are", "blue")
    found = unexplained_edits(old, new, ENGLISH)
    assert found.explained == ("regional spelling",)
    assert found.runs == (Run(("red",), ("blue",), lead=("the", "house", "are")),)
    assert found.spans == ((6, 7, 6, 7),)


def test_adjacent_edits_are_one_difference() -> None:
    assert list(differences(("a", "b", "c"), ("a", "x", "c", "d"))) == [(1, 2, 1, 2), (3, 3, 3, 4)]
    assert list(differences((), ("a",))) == [(0, 0, 0, 1)]
    assert list(differences(("a",), ("a",))) == []
