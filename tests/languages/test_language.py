"""Every language is complete, or says which of its tables are empty and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from monitor.compare.measures import CURRENCIES, UNITS
from monitor.judge.editorial.interface_text import LINES
from monitor.judge.lexicon import TOPICS
from monitor.judge.signals.signal_rules import SIGNAL_RULES
from monitor.languages import LANGUAGES, READ_IN_FULL, alternatives, language_or_default, words
from monitor.languages.language import Language
from monitor.languages.neighbours import NEIGHBOURS
from monitor.text.plain import plain

every_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
every_read_language = pytest.mark.parametrize("language", READ_IN_FULL, ids=lambda each: each.code)

WORDS = {
    "common_words", "dates.joiners", "dates.document_words", "spelling.articles", "spelling.light",
    "spelling.stray_letters", "spelling.conjunctions", "spelling.closed", "spelling.negating_prefixes",
    "spelling.capitalised", "chrome.own_names",
}  # fmt: skip
"""Fields that hold words separated by spaces; other strings are patterns."""
NO_TABLE = {"code", "name", "script", "empty"}
ACCENTED = {
    "common_words", "chrome.own_names", "policies.titles", "policies.vocabulary", "policies.numbering",
    "policies.contents", "policies.page",
}  # fmt: skip
"""Fields matched against text that keeps its accents, beside all of `dates` and `walls`."""


def tables(language: Language) -> Iterator[tuple[str, Any]]:
    """Every field with its dotted name."""
    for field in fields(language):
        value = getattr(language, field.name)
        if is_dataclass(value):
            for inner in fields(value):
                yield f"{field.name}.{inner.name}", getattr(value, inner.name)
        elif field.name not in NO_TABLE:
            yield field.name, value


def patterns(language: Language) -> Iterator[tuple[str, str]]:
    """Every pattern with the name of its field."""
    for name, value in tables(language):
        if not value or name in WORDS or name in ("dates.months", "dates.declaring_words"):
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((name, pattern) for _, pattern in value if name != "spelling.variants")
        elif name != "facts.numbers":
            yield from ((name, pattern) for pattern in value.values())


@every_language
def test_each_table_is_filled_or_empty_for_a_reason(language):
    excused = {name for names in language.empty.values() for name in names.split()}
    empty = {name for name, value in tables(language) if not value}
    assert excused == {"*"} or excused == empty
    assert all(reason.endswith(".") for reason in language.empty)


@every_read_language
def test_a_language_that_is_read_in_full_names_each_empty_table(language):
    assert "*" not in language.empty.values()


@every_language
def test_patterns_compile_and_capture_nothing(language):
    for name, pattern in patterns(language):
        assert re.compile(pattern).groups == 0, name


@every_language
def test_no_pattern_matches_nothing_at_all(language):
    for name, pattern in patterns(language):
        assert not re.compile(pattern).fullmatch(""), name


@every_language
def test_tables_for_text_without_accents_have_none(language):
    for name, pattern in patterns(language):
        if name not in ACCENTED and name.partition(".")[0] not in ("dates", "walls"):
            letters = "".join(filter(str.isalpha, pattern))
            assert plain(letters) == letters.lower(), (name, pattern)


@every_language
def test_a_year_has_twelve_months(language):
    assert len(language.dates.months) in (0, 12)


@every_language
def test_keys_are_names_that_their_readers_know(language):
    assert language.topics.keys() <= set(TOPICS)
    assert language.signals.keys() <= {rule.name for rule in SIGNAL_RULES if rule.in_lexicon}
    assert language.grave_signals.keys() <= {
        rule.name for rule in SIGNAL_RULES if rule.grave_points
    }
    assert language.facts.units.keys() <= UNITS.keys()
    assert language.facts.currencies.keys() <= CURRENCIES.keys()
    assert language.interface.lines.keys() <= LINES.keys()


@every_read_language
def test_numbers_and_facts_are_written_without_accents(language):
    assert all(plain(word) == word for word in language.facts.numbers)


@every_read_language
def test_a_declaration_of_a_date_holds_one_of_its_declaring_words(language):
    assert any(word in language.dates.declares for word in language.dates.declaring_words)


def test_codes_are_unique():
    codes = [language.code for language in LANGUAGES]
    assert len(set(codes)) == len(codes)


def test_languages_read_in_full_come_first():
    assert (*READ_IN_FULL, *NEIGHBOURS) == LANGUAGES


def test_alternatives_keep_the_order_of_languages_and_skip_empty_fields():
    found = alternatives(lambda each: each.code if each.code in ("fr", "en") else "", "other")
    assert found == "en|fr|other"


def test_without_alternatives_nothing_matches():
    assert re.search(alternatives(lambda _: ""), "anything") is None


def test_words_are_split_at_spaces():
    assert {"and", "et", "y", "e"} <= words(lambda each: each.spelling.conjunctions)


@pytest.mark.parametrize("code", ["", "sv", "xx"])
def test_other_languages_are_sought_in_english_and_french(code):
    assert [language.code for language in language_or_default(code)] == ["en", "fr"]


def test_a_language_read_in_full_stands_alone():
    assert [language.code for language in language_or_default("de")] == ["de"]
