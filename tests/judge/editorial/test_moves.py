"""A section that moved is told; items of a list in another order are not."""

from __future__ import annotations

from monitor.judge.editorial.moves import told_moves
from monitor.model import Clause, Link


def moved(text: str, old: str, new: str, kind: str = "paragraph") -> Link:
    before, after = (
        Clause(text, kind, (path,) if path else ())  # type: ignore[arg-type] # a kind of block
        for path in (old, new)
    )
    return Link("moved", (before,), (after,))


def test_a_clause_under_other_headings_is_told() -> None:
    assert told_moves((moved("We sell it.", "Data", "Sale"),)) == {0}


def test_a_clause_that_stays_under_its_headings_is_not_told() -> None:
    assert told_moves((moved("Ann Miller", "Agents", "Agents"),)) == frozenset()


def test_a_heading_is_told_with_the_clauses_that_moved_below_it() -> None:
    heading, clause = (
        moved("Cookies", "", "", "heading"),
        moved("We keep it.", "Cookies", "Cookies"),
    )
    assert told_moves((heading, clause)) == {0, 1}
    assert told_moves((heading,)) == frozenset()


def test_links_of_other_kinds_keep_their_index() -> None:
    same = Link("same", (Clause("x"),), (Clause("x"),))
    assert told_moves((same, moved("We sell it.", "Data", "Sale"))) == {1}
