"""Markdown that would hurt its parser is refused with the limit it exceeds."""

from __future__ import annotations

import pytest

from monitor.errors import NotAPolicy
from monitor.extract.formats.markdown_limits import refuse_costly_markdown


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("[" * 1_000, "1,000 open brackets in one paragraph; at most 100"),
        ("![" * 200, "200 open brackets"),
        ("- a\n" * 20_001, "20,001 lines; at most 20,000"),
        ("|a" * 40_001, "40,001 table cells; at most 40,000"),
        ("**a " * 60_001, "120,002 marks; at most 120,000"),
    ],
)
def test_each_limit_is_named(text: str, limit: str) -> None:
    with pytest.raises(NotAPolicy, match=limit) as refused:
        refuse_costly_markdown(text)
    assert refused.value.reason == "unreadable"


def test_brackets_that_close_and_paragraphs_that_end_do_not_add_up() -> None:
    refuse_costly_markdown("[a](b) " * 500)
    refuse_costly_markdown("[a\n\n" * 500)
