"""Runs that are alike make one passage."""

from __future__ import annotations

from monitor.extract.formats.docx.word_passages import WordPassage, merged


def test_runs_that_differ_in_their_text_alone_are_joined_and_numbered() -> None:
    runs = [
        WordPassage((3, 0), "We "),
        WordPassage((3, 0), "keep "),
        WordPassage((3, 0), "12", deleted=True),
        WordPassage((3, 0), "24 months."),
    ]
    assert [(one.place, one.text, one.deleted) for one in merged(runs)] == [
        ((3, 0), "We keep ", False),
        ((3, 1), "12", True),
        ((3, 2), "24 months.", False),
    ]


def test_a_person_finds_a_passage_by_its_paragraph_or_part() -> None:
    assert WordPassage((3, 1), "x").where == "paragraph 4"
    assert WordPassage((9, 0), "x", "footnotes").where == "footnotes"
