"""Every phrase stands in every language, with the same values in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from string import Formatter
from typing import get_args

import pytest

from monitor.model import TroubleKind
from monitor.report.phrases import (
    COLUMNS,
    COUNTED,
    KINDS_OF_TROUBLE,
    PHRASES,
    Language,
    counted,
    day,
    moment,
    phrase,
    trouble_name,
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_says_the_same_values_in_every_language(key: str) -> None:
    words = PHRASES[key]
    assert len(words) == len(COLUMNS) == len(get_args(Language))
    assert all(words)
    assert len({frozenset(fields(text)) for text in words}) == 1


@pytest.mark.parametrize("key", COUNTED)
def test_what_is_counted_has_its_forms_in_every_language(key: str) -> None:
    assert len(COUNTED[key]) == len(COLUMNS)
    assert all("{n}" in many for _, _, many in COUNTED[key])


def test_every_kind_of_trouble_has_a_french_name() -> None:
    assert {*get_args(TroubleKind), "delivery", "stale"} == set(KINDS_OF_TROUBLE)
    assert trouble_name("gone", "fr") == "page supprimée"
    assert trouble_name("gone", "en") == "gone"


def test_braces_in_a_value_are_words() -> None:
    assert phrase("test", "en", channel="{key}") == "This is a test: the channel “{key}” works"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no problem"), (1, "1 problem"), (3, "3 problems")]
)
def test_numbers_choose_their_form(number: int, words: str) -> None:
    assert counted("problems", number, "en") == words


def test_times_are_told_in_utc_and_days_as_a_language_writes_them() -> None:
    at = datetime(2026, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert moment(at, "en") == "31 May 2026, 23:30 UTC"
    assert moment(at, "fr") == "31 mai 2026 à 23:30 UTC"
    assert day(datetime(2026, 6, 1, tzinfo=UTC), "fr") == "1er juin 2026"
