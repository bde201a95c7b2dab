"""The redline of two wordings."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.compare.wording import redline
from monitor.model import Edit


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
    return "".join(marks[edit.op].format(edit.text) for edit in redline(before, after))


@given(st.text(max_size=60), st.text(max_size=60))
@example("", "")
@example("a\ud800", "\ud800b")
@example("𠀀 𠀁", "𠀁 🧑‍🚀")
def test_what_stayed_and_went_is_the_old_and_what_stayed_and_came_the_new(before, after):
    edits = redline(before, after)
    assert "".join(e.text for e in edits if e.op != "inserted") == before
    assert "".join(e.text for e in edits if e.op != "deleted") == after


@given(st.text(alphabet="ab, .é\n", max_size=80))
def test_equal_texts_are_one_run_that_stayed(text):
    assert redline(text, text) == ((Edit("same", text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "kept for 12 months after you leave",
            "kept for 24 months after you leave",
            "kept for [-12-][+24+] months after you leave",
        ),
        (
            "we sell your data",
            "we don't sell your data",
            "we [+don't +]sell your data",
        ),
        (
            "réservées aux mineurs de 16 ans",
            "réservées aux mineurs de 18 ans",
            "réservées aux mineurs de [-16-][+18+] ans",
        ),
        ("processing", "process", "[-processing-][+process+]"),
        ("保存三十天", "保存九十天", "保存[-三-][+九+]十天"),
        ("डेटा हिन्दी में", "डेटा मराठी में", "डेटा [-हिन्दी-][+मराठी+] में"),
        ("เก็บข้อมูล", "ลบข้อมูล", "[-เก็-][+ล+]บข้อมูล"),
        ("1,000.50 EUR", "1,500.50 EUR", "[-1,000.50-][+1,500.50+] EUR"),
    ],
)
def test_whole_words_are_marked_in_any_script(before, after, expected):
    assert shown(before, after) == expected


def test_changes_close_together_are_read_as_one():
    before = "You will be told of it by us in good time."
    after = "They were shown to you for no bad reason."
    assert len([edit for edit in redline(before, after) if edit.op == "same"]) <= 2


def test_long_texts_with_nothing_in_common_are_marked_whole():
    before = " ".join(f"old{n}" for n in range(3_000))
    after = " ".join(f"new{n}" for n in range(3_000))
    assert redline(before, after) == (Edit("deleted", before), Edit("inserted", after))


def test_a_long_text_keeps_what_stayed():
    words = [f"word{n}" for n in range(3_000)]
    before, after = " ".join(words), " ".join(["Now", *words[:1_500], "and", *words[1_501:]])
    assert [(e.op, e.text) for e in redline(before, after) if e.op != "same"] == [
        ("inserted", "Now "),
        ("deleted", "word1500"),
        ("inserted", "and"),
    ]
