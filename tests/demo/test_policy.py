"""A policy's text is read as blocks, and edits change only what they name."""

from __future__ import annotations

import pytest

from monitor.demo.policy import Part, policy, reworded, with_part
from monitor.demo.scenes import COMPANIES

TEXT = (Part("heading", "Use"), Part("paragraph", "We keep data for 12 months."))


def test_each_company_has_a_policy_with_a_title_and_paragraphs() -> None:
    for company in COMPANIES:
        kinds = [part.kind for part in policy(company.key)]
        assert kinds[0] == "title"
        assert "paragraph" in kinds


def test_words_are_replaced_and_must_be_there() -> None:
    assert reworded(TEXT, "12", "24")[1].text == "We keep data for 24 months."
    with pytest.raises(AssertionError, match="not in the policy"):
        reworded(TEXT, "36", "24")


def test_a_part_is_added_after_the_one_that_is_named() -> None:
    added = Part("item", "for support")
    assert with_part(TEXT, "Use", added) == (TEXT[0], added, TEXT[1])
