"""A printed page gives back the paragraphs, headings and items it was set from."""

from __future__ import annotations

from tests.extract.formats.pdf.pdf_files import FULL, read, set_lines


def test_wrapped_lines_become_one_paragraph_and_words_broken_by_a_hyphen_are_whole() -> None:
    lines = set_lines(
        f"{FULL} we keep the confi-", "dentiality of your data for as long as needed."
    )
    assert read(lines) == [
        ("paragraph", f"{FULL} we keep the confidentiality of your data for as long as needed.")
    ]


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    lines = set_lines(
        f"{FULL} a third-party service and a third-",
        "party one, or between the United States and Etats-",
        "Unis.",
    )
    assert "third-party one" in read(lines)[0][1]


def test_headings_show_by_size_by_weight_and_by_number() -> None:
    page = [
        *set_lines("Privacy Policy", top=740, size=20),
        *set_lines(FULL, FULL, "and that is all.", top=690),
        *set_lines("Your choices", top=620, font="B"),
        *set_lines(FULL, FULL, "and that is all.", top=590),
        *set_lines("3. Retention of data", top=530),
        *set_lines(FULL, "and that is all.", top=500),
    ]
    headings = [text for kind, text in read(page) if kind == "heading"]
    assert headings == ["Privacy Policy", "Your choices", "3. Retention of data"]


def test_bullets_are_items_without_their_sign() -> None:
    page = [
        *set_lines(FULL, FULL, "and ends with a list:"),
        (90, 640, 11, "R", "• your name"),
        (90, 626, 11, "R", "• your address"),
        (90, 612, 11, "R", "- your age"),
    ]
    items = [text for kind, text in read(page) if kind == "item"]
    assert items == ["your name", "your address", "your age"]


def test_a_sentence_goes_on_over_the_page_and_the_heads_between() -> None:
    first = [*set_lines("ACME", top=770), *set_lines(FULL, FULL, top=100)]
    second = [*set_lines("ACME", top=770), *set_lines("and goes on overleaf.", top=740)]
    assert read(first, second) == [("paragraph", f"{FULL} {FULL} and goes on overleaf.")]


def test_cells_of_a_table_are_read_one_by_one() -> None:
    page = [
        *set_lines(FULL, FULL, "and that is all.", top=740),
        (72, 650, 11, "R", "Purpose of what"),
        (72, 636, 11, "R", "We do with it"),
        (300, 650, 11, "R", "Twelve months"),
    ]
    assert [text for _, text in read(page)][-2:] == [
        "Purpose of what We do with it",
        "Twelve months",
    ]
