"""An element meets a rule by its tag, its role, its classes or its id; the evidence says by which."""

from __future__ import annotations

import pytest

from monitor.extract.boilerplate.element_rules import RULES, rule_for


@pytest.mark.parametrize(
    ("element", "rule", "evidence"),
    [
        (("nav", "", "", ""), "navigation", "<nav>"),
        (("div", "contentinfo", "", ""), "page footer", 'role "contentinfo"'),
        (("div", "", "page Site-Footer", ""), "site footer", 'class "site-footer"'),
        (("div", "", "", "onetrust-banner-sdk"), "consent platform", 'id "onetrust-banner-sdk"'),
        (("div", "", "was-this-helpful", ""), "feedback", 'class "was-this-helpful"'),
    ],
)
def test_the_first_rule_is_named_with_what_met_it(
    element: tuple[str, str, str, str], rule: str, evidence: str
) -> None:
    found = rule_for(*element)
    assert found is not None
    assert (found[0].name, found[1]) == (rule, evidence)


@pytest.mark.parametrize(
    "element",
    [
        ("div", "", "navy canavan", ""),
        ("div", "", "", "sharing"),
        ("div", "", "", "cookies"),
        ("section", "region", "content", "main"),
    ],
)
def test_parts_of_words_and_anchors_of_clauses_meet_no_rule(
    element: tuple[str, str, str, str],
) -> None:
    assert rule_for(*element) is None


def test_no_tag_and_no_role_belongs_to_two_rules() -> None:
    for names in ([tag for rule in RULES for tag in rule.tags], [role for rule in RULES for role in rule.roles]):  # fmt: skip
        assert len(names) == len(set(names))
