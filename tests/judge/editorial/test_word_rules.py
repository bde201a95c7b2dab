"""Words that change form and keep their meaning are told apart from other words."""

from __future__ import annotations

from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.word_rules import (
    articles,
    list_conjunction,
    regional_spelling,
    renamed_third_party,
    spelling,
    stray_letter,
)

ENGLISH = RuleContext(language="en")
EVERYWHERE = RuleContext(stood=lambda _: True, stands=lambda _: True, language="en")


def test_each_word_must_be_the_other_region_s_spelling() -> None:
    assert regional_spelling(Run(("our", "colours"), ("our", "colors")), ENGLISH)
    assert not regional_spelling(Run(("our", "colours"), ("our", "flowers")), ENGLISH)
    assert not regional_spelling(Run((), ("colors",)), ENGLISH)


def test_a_word_used_elsewhere_is_no_misspelling() -> None:
    assert spelling(Run(("recieve",), ("receive",)), ENGLISH)
    assert not spelling(Run(("recieve",), ("receive",)), EVERYWHERE)


def test_a_short_word_is_misspelt_only_where_the_other_is_used_elsewhere() -> None:
    known = RuleContext(stood=lambda word: word == "data", language="en")
    assert spelling(Run(("dara",), ("data",)), known)
    assert not spelling(Run(("dara",), ("data",)), ENGLISH)


def test_numbers_have_no_spelling() -> None:
    assert not spelling(Run(("10000",), ("10001",)), ENGLISH)


def test_only_a_known_former_name_is_renamed() -> None:
    assert renamed_third_party(Run(("twitter",), ("x",)), ENGLISH)
    assert not renamed_third_party(Run(("northwind",), ("x",)), ENGLISH)
    assert not renamed_third_party(Run(("on", "twitter"), ("on", "x")), ENGLISH)


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
