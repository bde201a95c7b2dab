"""A verdict names every rule that fired; the first decides."""

from __future__ import annotations

from collections.abc import Callable

from monitor.judge import Judgement, judge
from monitor.judge.editorial.editorial_rules import EDITORIAL_RULES
from monitor.judge.editorial.verdicts import Verdict
from monitor.model import Clause, Comparison, Link, Policy

Compared = Callable[..., Judgement]
IDS = [rule.id for rule in EDITORIAL_RULES]


def test_there_is_one_verdict_for_each_link_in_their_order(compared: Compared) -> None:
    judgement = compared((), ("Accept all cookies", "We sell your data to brokers."))
    links = judgement.comparison.links
    assert len(judgement.verdicts) == len(links)
    found = {
        link.after[0].text: verdict.codes
        for link, verdict in zip(links, judgement.verdicts, strict=True)
        if link.kind != "same"
    }
    assert found == {"Accept all cookies": ("button",), "We sell your data to brokers.": ()}
    assert {v for x, v in zip(links, judgement.verdicts, strict=True) if x.kind == "same"} == {
        Verdict()
    }


def test_every_rule_that_fired_is_recorded_in_the_order_of_the_rules(compared: Compared) -> None:
    line = "Home > Legal > Privacy of everybody who writes letters here"
    judgement = compared(("# Notice", line, line), ("# Notice", line))
    (verdict,) = [v for v in judgement.verdicts if v.editorial]
    fired = [f.rule for f in verdict.fired]
    assert fired == ["said elsewhere", "page interface"]
    assert fired == sorted(fired, key=IDS.index)
    assert verdict.codes == ("said elsewhere",)


def test_two_links_of_equal_content_have_verdicts_of_their_own() -> None:
    clause = Clause("We sell your data to brokers.")
    heading = Clause("Cookies", "heading")
    links = (Link("added", (), (clause,)), Link("added", (), (heading,)), Link("added", (), (clause,)))  # fmt: skip
    policy = Policy((clause, heading, clause), language="en")
    judgement = judge(Comparison(Policy((), language="en"), policy, links))
    assert [v.editorial for v in judgement.verdicts] == [False, True, False]


def test_a_page_in_another_language_is_decided_by_that_rule_alone() -> None:
    english = Policy((Clause("Cookies", "heading"),), language="en")
    french = Policy((Clause("Témoins", "heading"),), language="fr")
    links = (Link("removed", english.clauses, ()), Link("added", (), french.clauses))
    judgement = judge(Comparison(english, french, links, 0.0, "other language"))
    assert [[f.rule for f in v.fired] for v in judgement.verdicts] == [["other language"]] * 2


def test_why_follows_the_verdict(compared: Compared) -> None:
    judgement = compared(
        "Letters to our organisation are read by the chatbot; y",
        "Letters to our organization are read by the chatbot;",
    )
    (change,) = judgement.changes
    assert tuple(r.code for r in change.why) == ("regional spelling", "stray letter")
