"""A judgement has one change for each link that differs, and settles what the page as a whole became."""

from __future__ import annotations

from monitor.judge import judge
from monitor.model import Clause, Comparison, Edit, Link, Policy

A, B = Clause("We keep letters.", id="c1", label="1."), Clause("We sell letters.", label="2.")


def policy(language: str, *clauses: Clause) -> Policy:
    return Policy(clauses, language=language)


def test_a_link_that_is_the_same_is_no_change() -> None:
    links = (Link("same", (A,), (A,)), Link("removed", (B,), ()))
    (change,) = judge(Comparison(policy("en", A, B), policy("en", A), links)).changes
    assert (change.kind, change.before, change.after) == ("removed", "We sell letters.", None)
    assert (change.label_before, change.label_after) == ("2.", "")
    assert change.wording == (Edit("deleted", "We sell letters."),)


def test_a_page_with_little_in_common_in_another_language_is_a_translation() -> None:
    links = (Link("removed", (A,), ()), Link("added", (), (B,)))
    both = (policy("en-GB", A), policy("fr", B))
    assert judge(Comparison(*both, links, 0.5)).comparison.whole == "other language"
    assert judge(Comparison(*both, links, 0.7)).comparison.whole == "same document"
    regions = (policy("en-GB", A), policy("en-US", B))
    assert judge(Comparison(*regions, links, 0.5)).comparison.whole == "same document"


def test_a_moved_clause_has_no_signals() -> None:
    under = [Clause("We sell letters to brokers.", path=(path,)) for path in ("Data", "Sale")]
    link = Link("moved", (under[0],), (under[1],))
    (change,) = judge(Comparison(policy("en", under[0]), policy("en", under[1]), (link,))).changes
    assert (change.severity, change.signals) == ("low", ())
