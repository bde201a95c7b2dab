"""Plain text gives back its paragraphs, headings and items."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.formats.plaintext import blocks_of_text

WRAPPED = """\
PRIVACY POLICY
==============

1. What we collect

We collect your name and the address that you give us when you open an
account, and nothing else that is not needed for the service.

Your Choices
------------

You may:
  - object to it at any time, by writing to the address at the end of this
    policy
  * have it erased
  (a) within a month
Last updated: May 2020
"""


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of_text(text)]


def test_wrapped_lines_headings_and_items_are_told_apart() -> None:
    assert read(WRAPPED) == [
        ("heading", "PRIVACY POLICY"),
        ("heading", "1. What we collect"),
        (
            "paragraph",
            "We collect your name and the address that you give us when you open an "
            "account, and nothing else that is not needed for the service.",
        ),
        ("heading", "Your Choices"),
        ("paragraph", "You may:"),
        ("item", "object to it at any time, by writing to the address at the end of this policy"),
        ("item", "have it erased"),
        ("item", "(a) within a month"),
        ("paragraph", "Last updated: May 2020"),
    ]


def test_other_wrapping_is_the_same_text() -> None:
    wide = "We keep data for as long as the law asks us to. " * 6
    narrow = wide.replace(" for", "\nfor").replace(" us", "\nus").replace(". We", ".\nWe")
    assert [text for _, text in read(wide)] == [" ".join(text for _, text in read(narrow))]


def test_lines_that_no_margin_broke_are_paragraphs_of_their_own() -> None:
    long = "A paragraph on one line that no editor has wrapped, " * 6 + "ends here."
    assert [kind for kind, _ in read(f"{long}\n{long}\nThe end.")] == ["paragraph"] * 3


def test_every_line_ending_is_one() -> None:
    assert read("One.\r\n\r\nTwo.") == read("One.\n\nTwo.") == read("One.\r\rTwo.")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(block.text for block in blocks_of_text(text))
    assert {c for c in text if c.isalnum()} <= set(kept)
