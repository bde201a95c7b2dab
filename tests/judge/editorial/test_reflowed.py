"""Words that only moved to another block have not changed; scattered words prove nothing."""

from __future__ import annotations

from monitor.judge.editorial.reflowed import reflowed
from monitor.judge.editorial.rule_context import RuleContext
from monitor.model import Clause, Link

ENGLISH = RuleContext(language="en")


def reworded(before: str, after: str) -> Link:
    return Link("reworded", (Clause(before),), (Clause(after),))


def test_a_sentence_that_joined_its_neighbour_is_unchanged() -> None:
    links = (reworded("Doors are locked", "Doors are locked at night by the last"), reworded("at night by the last to leave", "to leave"))  # fmt: skip
    assert reflowed(links, ENGLISH) == {0, 1}


def test_a_link_with_another_word_has_changed() -> None:
    links = (reworded("Doors are locked", "Doors are locked at night by the last"), reworded("at night by the last to leave", "to sing"))  # fmt: skip
    assert 1 not in reflowed(links, ENGLISH)


def test_a_lone_link_is_not_read_through() -> None:
    assert reflowed((reworded("a b", "a b"),), ENGLISH) == frozenset()


def test_a_clause_whose_words_are_scattered_over_the_other_side_has_changed() -> None:
    links = (
        Link("removed", (Clause("letters keys"),), ()),
        Link("added", (), (Clause("letters and many other things such as keys"),)),
    )
    assert reflowed(links, ENGLISH) == frozenset()
