"""Recognisers of a language, in the order they are tried."""

from __future__ import annotations

import pytest

from monitor.compare.recognisers import recognisers
from monitor.text.plain import plain


def values(kind: str, text: str, language: str) -> list[str]:
    return [
        value
        for recogniser in recognisers(language)
        if recogniser.kind == kind
        for _, _, value in recogniser.find(plain(text))
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.4.2024", "3/4/2024"),
        ("03/04/2024", "03/04/2024"),
        ("4 March 2024", "2024-03-04"),
        ("mars 2024", "2024-03"),
        ("2024-03-04", "2024-03-04"),
        ("6 janvier 1978", "1978-01-06"),
        ("14 févr. 2022", "2022-02-14"),
    ],
)
def test_written_dates_have_one_value_and_numeric_ones_keep_their_order(text, value):
    assert values("date", text, "en") == [value]


@pytest.mark.parametrize("text", ["in 2024", "version 3.4.5", "05/2018", "20180525"])
def test_what_needs_a_label_is_no_date_of_a_clause(text):
    assert values("date", text, "en") == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "not limited to", []),
        ("fr", "sans s'y limiter", []),
        ("fr", "nous ne vendons pas", ["not"]),
        ("fr", "aucune donnée", ["aucune"]),
        ("de", "wir verkaufen nicht", ["not"]),
    ],
)
def test_open_lists_and_second_halves_deny_nothing_more(language, text, said):
    assert values("negation", text, language) == said


def test_an_unknown_language_is_sought_in_english_and_french():
    assert values("modality", "we may; nous devons", "xx") == ["may", "must"]


def test_each_kind_is_tried_once_in_a_fixed_order():
    kinds = list(dict.fromkeys(recogniser.kind for recogniser in recognisers("en")))
    assert kinds == [
        "address", "law", "date", "money", "age", "quantity", "number", "recipient", "modality", "negation",
    ]  # fmt: skip
