"""Blocks become clauses: labels split off, headings above them, a language per run."""

from __future__ import annotations

import pytest

from monitor.model import Block, Document
from monitor.segment import segment


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
