"""A link rule that looks at both sides of a change needs both sides to be what it knows."""

from __future__ import annotations

from monitor.judge.editorial import link_rules
from monitor.judge.editorial.editorial_facts import EditorialFacts
from monitor.judge.judge_context import JudgeContext
from monitor.model import BlockKind, Clause, Comparison, Link, Policy, PrintedDate

DATES = tuple(
    PrintedDate(f"2025-0{month}-01", "updated", f"Updated 1 {name} 2025")
    for month, name in ((1, "January"), (6, "June"))
)


def facts(*links: Link) -> EditorialFacts:
    old, new = (
        Policy(tuple(c for link in links for c in side(link)), (date,), "en")
        for side, date in zip((lambda x: x.before, lambda x: x.after), DATES, strict=True)
    )
    return EditorialFacts(JudgeContext(Comparison(old, new, links)))


def reworded(before: str, after: str, kind: BlockKind = "paragraph") -> Link:
    return Link("reworded", (Clause(before, kind),), (Clause(after, kind),))


def test_a_date_inside_a_sentence_may_differ_and_nothing_else() -> None:
    dated = reworded("Valid from 1 January 2025 on.", "Valid from 1 June 2025 on.")
    edited = reworded("Valid from 1 January 2025 on.", "Invalid from 1 June 2025 on.")
    found = facts(dated, edited)
    assert link_rules.printed_date(found, 0) == ("printed date",)
    assert link_rules.printed_date(found, 1) == ()


def test_a_heading_that_became_a_paragraph_is_no_heading() -> None:
    found = facts(
        reworded("Data processed", "Which data?", "heading"),
        Link("reworded", (Clause("Data processed", "heading"),), (Clause("Which data?"),)),
        reworded("Data processed", "No data is processed", "heading"),
    )
    assert [link_rules.heading(found, n) for n in range(3)] == [("heading",), (), ()]


def test_interface_text_that_became_a_clause_is_no_interface_text() -> None:
    found = facts(
        reworded("Read more", "3 comments"),
        reworded("Read more", "We sell your data to brokers"),
        reworded("We sell your data to brokers", "Read more"),
    )
    assert [link_rules.page_interface(found, n) for n in range(3)] == [("counter",), (), ()]


def test_numbers_are_those_of_clauses_that_were_joined_or_split() -> None:
    apart = (Clause("doors are locked", label="1."), Clause("windows are shut", label="2."))
    joined = (Clause("1 doors are locked 2 windows are shut"),)
    other = (Clause("1 doors are locked 3 windows are shut"),)
    found = facts(Link("merged", apart, joined), Link("merged", apart, other))
    assert link_rules.printed_numbers(found, 0) == ("same words in other blocks",)
    assert link_rules.printed_numbers(found, 1) == ()


def test_a_link_with_a_clause_that_must_be_told_is_told() -> None:
    both = Link("added", (), (Clause("Cookies", "heading"), Clause("We sell your data.")))
    assert link_rules.heading(facts(both), 0) == ()


def test_localisation_needs_a_page_of_another_region() -> None:
    found = facts(reworded("Give your postcode to us.", "Give your postal code to us."))
    assert link_rules.other_region(found, 0) == ()
