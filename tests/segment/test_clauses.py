"""Blocks become clauses: labels split off, headings above them, a language per run."""

from __future__ import annotations

import pytest

from monitor.model import Block, Document
from monitor.segment import segment
from monitor.segment.clause_labels import split_label


@pytest.mark.parametrize(
    ("printed", "label", "words"),
    [
        ("13.2 Retention", "13.2", "Retention"),
        ("1. Data we collect", "1.", "Data we collect"),
        ("1.2.3. Cookies", "1.2.3.", "Cookies"),
        ("(a) your name;", "(a)", "your name;"),
        ("b) your address", "b)", "your address"),
        ("iv. transfers", "iv.", "transfers"),
        ("IV. Transfers", "IV.", "Transfers"),
        ("Article 5 – Durée", "Article 5", "Durée"),
        ("Article 1er – Objet", "Article 1er", "Objet"),
        ("§ 3 Haftung", "§ 3", "Haftung"),
        ("Section 12: Disputes", "Section 12", "Disputes"),
        ("• a bullet", "", "a bullet"),
        ("- a dash", "", "a dash"),
        ("5 years after the contract ends", "", "5 years after the contract ends"),
        ("12 months", "", "12 months"),
        ("1.5 million users", "", "1.5 million users"),
        ("5 - 10 days after the order", "", "5 - 10 days after the order"),
        ("5 - Cookies", "5", "Cookies"),
        ("A. Definitions", "A.", "Definitions"),
        ("I agree to the terms", "", "I agree to the terms"),
        ("A user may object", "", "A user may object"),
        ("Mix. and match", "", "Mix. and match"),
        ("2025 was the year", "", "2025 was the year"),
        ("Article 6 of the GDPR allows it", "", "Article 6 of the GDPR allows it"),
        ("Section 7 applies to traders", "", "Section 7 applies to traders"),
        ("Part of the data", "", "Part of the data"),
    ],
)
def test_the_number_is_metadata_and_the_words_are_the_clause(
    printed: str, label: str, words: str
) -> None:
    assert split_label(Block("paragraph", printed)) == (label, words)


def test_a_generated_number_counts_where_none_is_printed() -> None:
    assert split_label(Block("item", "your name", 1, "3.")) == ("3.", "your name")
    assert split_label(Block("item", "(c) your name", 1, "3.")) == ("(c)", "your name")


def test_headings_above_make_the_path_without_their_numbers() -> None:
    blocks = (
        Block("heading", "Privacy", 1), Block("heading", "1. Data", 2), Block("paragraph", "We collect it."),
        Block("heading", "2. Rights", 2), Block("paragraph", "You have them."),
    )  # fmt: skip
    paths = [clause.path for clause in segment(Document(blocks)).clauses]
    assert paths == [(), ("Privacy",), ("Privacy", "Data"), ("Privacy",), ("Privacy", "Rights")]


def test_a_bold_line_numbered_like_the_headings_stands_on_their_level() -> None:
    blocks = (
        Block("heading", "1. Data", 2), Block("paragraph", "We collect it."),
        Block("heading", "2. Rights", 5), Block("paragraph", "You have them."),
    )  # fmt: skip
    assert segment(Document(blocks)).clauses[-1].path == ("Rights",)


def test_each_run_of_clauses_has_its_own_language() -> None:
    english = "We collect the data that you give to us when you use our services, and we keep it for as long as it is needed for them and no longer than that."
    french = "Nous collectons les données que vous nous donnez lorsque vous utilisez nos services, et nous les gardons aussi longtemps que nécessaire pour ceux-ci et pas plus, sauf si la loi nous impose de les conserver."
    policy = segment(
        Document((Block("paragraph", english), Block("paragraph", french)), language="en")
    )
    assert [clause.language for clause in policy.clauses] == ["en", "fr"]


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://ostenz.example.co.uk/privacy", "2024-04-03"),
        ("https://ostenz.us/privacy", "2024-03-04"),
        ("https://ostenz.com/en-gb/privacy", "2024-04-03"),
        ("https://ostenz.com/us/privacy", "2024-03-04"),
    ],
)
def test_the_pages_address_settles_the_order_of_a_date(url: str, value: str) -> None:
    blocks = (Block("heading", "Privacy", 1), Block("paragraph", "Last updated: 03/04/2024"))
    date = segment(Document(blocks, language="en-US"), url=url).last_updated
    assert date is not None
    assert (date.value, date.alternative) == (value, None)
