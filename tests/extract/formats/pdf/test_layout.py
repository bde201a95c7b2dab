"""What is usual in a document tells headings and paragraphs apart."""

from __future__ import annotations

from tests.extract.formats.pdf.pdf_files import FULL, read, set_lines


def test_paragraphs_are_parted_by_room_and_by_short_lines() -> None:
    first = set_lines(FULL, "and ends here.")
    second = set_lines(f"Another one. {FULL[:60]}", "goes on to its end.", top=640)
    assert [kind for kind, _ in read(first + second)] == ["paragraph", "paragraph"]


def test_bold_says_nothing_on_a_page_set_in_bold() -> None:
    page = set_lines(FULL, FULL, "and that is all", font="B")
    assert all(kind == "paragraph" for kind, _ in read(page))
