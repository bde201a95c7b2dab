"""The facts of a comparison are kept by the index of the link, links without a change included."""

from __future__ import annotations

from monitor.judge.editorial.editorial_facts import EditorialFacts, sides
from monitor.judge.judge_context import JudgeContext
from monitor.model import Clause, Comparison, Link, Policy

A, B, C = (Clause(text) for text in ("We keep colours.", "We keep colors.", "We sell hats."))
LINKS = (
    Link("same", (A,), (A,)),
    Link("reworded", (A,), (B,)),
    Link("removed", (C,), ()),
    Link("split", (A,), (B, C)),
)
CONTEXT = JudgeContext(
    Comparison(Policy((A, C), language="en"), Policy((B,), language="en"), LINKS)
)
FACTS = EditorialFacts(CONTEXT)


def test_edits_are_those_of_links_whose_wording_differs() -> None:
    assert list(FACTS.edits) == [1, 3]
    assert FACTS.edits[1].explained == ("regional spelling",)
    assert FACTS.edits[3].runs


def test_a_lone_clause_knows_its_reading_and_the_other() -> None:
    assert FACTS.lone(1) == ()
    (lone,) = FACTS.lone(2)
    assert (lone.clause, lone.own, lone.other) == (C, CONTEXT.before, CONTEXT.after)


def test_the_sides_of_a_split_are_read_through() -> None:
    assert sides(LINKS[3]) == ("We keep colours.", "We keep colors. We sell hats.")
