"""The words of walls are matched under their reason, and the words of policies are not."""

from __future__ import annotations

import re

import pytest

from monitor.extract.validation.wall_tables import (
    CONSENT_ASKED,
    CONSENT_BUTTONS,
    LOGIN,
    PHRASES,
    SHELLS,
    WALL_MARKS,
)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("verify you are human", "bot wall"),
        ("page introuvable", "not found"),
        ("seite wurde nicht gefunden", "not found"),
        ("temporarily unavailable", "unavailable"),
        ("please enable javascript", "needs JavaScript"),
    ],
)
def test_a_walls_words_are_found_under_its_reason(words: str, reason: str) -> None:
    assert reason in {name for name, pattern in PHRASES if pattern.search(words)}


def test_a_clause_is_no_walls() -> None:
    clause = "you may object to the processing of your personal data at any time"
    assert not any(pattern.search(clause) for _, pattern in PHRASES)
    assert not LOGIN.search(clause)
    assert not CONSENT_ASKED.search(clause)


def test_questions_and_the_buttons_that_answer_them_are_told_apart() -> None:
    assert CONSENT_ASKED.search("before you continue")
    assert CONSENT_BUTTONS.search("accept all")
    assert not CONSENT_BUTTONS.search("before you continue")


def test_marks_in_the_source_name_makers_of_walls_and_shells_of_scripts() -> None:
    assert re.search(WALL_MARKS, "<div id=px-captcha>", re.IGNORECASE)
    assert re.search(SHELLS, '<div id="root"></div>', re.IGNORECASE)
    assert not re.search(SHELLS, '<div id="policy"></div>', re.IGNORECASE)
