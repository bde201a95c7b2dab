"""A rewritten document is explained by its topics: appeared, disappeared, grown, shrunk."""

from __future__ import annotations

from monitor.judge.rewrite_overview import overview
from monitor.model import Clause, Comparison, Policy, Reason


def policy(*headings: str) -> Policy:
    return Policy(tuple(Clause("It is so.", path=("Notice", h)) for h in headings), language="en")


def test_topics_that_came_went_grew_and_shrank_are_reasons() -> None:
    before = policy("Security", "Children", *["Cookies"] * 4, "Your rights")
    after = policy("Retention", "Children", "Cookies", *["Your rights"] * 3)
    topics, reasons = overview(Comparison(before, after, (), 0.125, "rewritten"))
    assert topics[0] == "rights and choices"
    assert reasons == (
        Reason("words kept", share=12, whole="rewritten"),
        Reason("topics appeared", topics=("retention",)),
        Reason("topics disappeared", topics=("security",)),
        Reason("topics grew", topics=("rights and choices",)),
        Reason("topics shrank", topics=("advertising, cookies and sale",)),
    )


def test_growth_from_few_clauses_is_no_reason() -> None:
    _, reasons = overview(
        Comparison(policy("Security"), policy("Security", "Security"), (), 0.5, "other document")
    )
    assert reasons == (Reason("words kept", share=50, whole="other document"),)
