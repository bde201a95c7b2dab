"""Spellings of one word are told apart from other words."""

from __future__ import annotations

import pytest

from monitor.judge.editorial.spelling import american, inflected, slip


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("organisation", "organization"), ("colours", "colors"), ("licence", "license"), ("centre", "center"),
        ("cancelled", "canceled"), ("programme", "program"), ("whilst", "while"), ("exercise", "exercize"),
    ],
)  # fmt: skip
def test_british_words_have_an_american_form(british: str, expected: str) -> None:
    assert american(british) == american(expected) == expected


@pytest.mark.parametrize(("one", "other", "same"), [("offer", "offers", True), ("angebot", "angebote", True), ("not", "note", False), ("offer", "office", False)])  # fmt: skip
def test_endings_inflect_words_of_some_length(one: str, other: str, same: bool) -> None:
    assert inflected(one, other) is inflected(other, one) is same


@pytest.mark.parametrize(
    ("old", "new", "misspelt"),
    [
        ("recieve", "receive", True), ("adress", "address", True), ("legal", "illegal", False), ("employer", "employee", False),
        ("would", "could", False), ("days", "ways", True), ("may", "way", False), ("usual", "unusual", False),
    ],
)  # fmt: skip
def test_one_letter_off_may_be_a_misspelling(old: str, new: str, misspelt: bool) -> None:
    assert slip(old, new) is misspelt
