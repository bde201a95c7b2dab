"""Words that change form and keep their meaning are told apart from other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.word_rules import (
    articles,
    list_conjunction,
    regional_spelling,
    spelling,
    stray_letter,
)

ENGLISH = RuleContext(stood_lower=lambda _: True, stands_lower=lambda _: True, language="en")
EVERYWHERE = replace(ENGLISH, stood=lambda _: True, stands=lambda _: True)


def test_each_word_must_be_the_other_region_s_spelling() -> None:
    assert regional_spelling(Run(("our", "colours"), ("our", "colors")), ENGLISH)
    assert not regional_spelling(Run(("our", "colours"), ("our", "flowers")), ENGLISH)
    assert not regional_spelling(Run((), ("colors",)), ENGLISH)


def test_a_word_used_elsewhere_is_no_misspelling() -> None:
    assert spelling(Run(("recieve",), ("receive",)), ENGLISH)
    assert not spelling(Run(("recieve",), ("receive",)), EVERYWHERE)


def test_a_short_word_is_misspelt_only_where_the_other_is_used_elsewhere() -> None:
    known = RuleContext(
        stood=lambda word: word == "data", stood_lower=lambda _: True, language="en"
    )
    assert spelling(Run(("dara",), ("data",)), known)
    assert not spelling(Run(("dara",), ("data",)), ENGLISH)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ireland", "iceland"), ("consent", "content"), ("retained", "retrained"), ("insurer", "insured"),
        ("parent", "patent"), ("yours", "ours"), ("store", "score"), ("partner", "portner's"),
    ],
)  # fmt: skip
def test_a_word_of_the_language_is_no_misspelling_of_another(old: str, new: str) -> None:
    assert not spelling(Run((old,), (new,)), ENGLISH)
    assert not spelling(Run((new,), (old,)), ENGLISH)


def test_a_word_never_written_in_lower_case_may_be_a_name() -> None:
    names = replace(ENGLISH, stands_lower=lambda _: False)
    assert not spelling(Run(("klarna",), ("klarma",)), names)
    assert not spelling(Run(("stripe",), ("strype",)), names)


def test_without_a_dictionary_nothing_is_a_misspelling() -> None:
    assert not spelling(Run(("recieve",), ("receive",)), replace(ENGLISH, language="pl"))


def test_numbers_have_no_spelling() -> None:
    assert not spelling(Run(("10000",), ("10001",)), ENGLISH)


def test_a_preposition_changes_no_meaning_only_beside_an_article() -> None:
    assert articles(Run(("the",), ("a",)), ENGLISH)
    assert articles(Run(("of", "the"), ()), ENGLISH)
    assert not articles(Run(("of",), ("on",)), ENGLISH)
    assert not articles(Run(("the",), ("a",)), RuleContext())


def test_a_letter_that_is_a_word_of_the_language_is_not_stray() -> None:
    assert stray_letter(Run(("y",), ()), ENGLISH)
    assert not stray_letter(Run(("a",), ()), ENGLISH)
    assert not stray_letter(Run(("y",), ()), RuleContext(language="es"))


def test_a_conjunction_marks_a_list_only_at_the_end_of_an_item() -> None:
    assert list_conjunction(Run((), ("and",)), ENGLISH)
    assert not list_conjunction(Run((), ("and",), follow=("more",)), ENGLISH)
    assert not list_conjunction(Run((), ("or",)), ENGLISH)
