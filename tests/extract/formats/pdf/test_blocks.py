"""A printed page gives back the paragraphs, headings and items it was set from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from monitor.extract.formats.pdf.blocks import read_pdf_lines
from monitor.extract.passes import PDF_PASSES
from monitor.model import Block

Line = tuple[float, float, float, str, str]
"""Left edge, baseline, size, font (R or B), text."""

FULL = "Words that reach to the margin of this page as running text of a policy does"


def pdf(*pages: list[Line]) -> bytes:
    """A PDF with these lines and nothing else."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        content = "".join(_shown(line) for line in lines)
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</R 3 0 R/B 4 0 R>>>>"
            f"/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    body, offsets = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += (
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{body.index('xref')}\n%%EOF"
    )
    return body.encode("cp1252")


def _shown(line: Line) -> str:
    left, baseline, size, font, text = line
    escaped = text.replace("(", r"\(").replace(")", r"\)")
    return f"BT/{font} {size} Tf {left} {baseline} Td({escaped})Tj ET\n"


def set_lines(*texts: str, top: float = 700, size: float = 11, font: str = "R") -> list[Line]:
    """Lines one below the other."""
    return [(72, top - 14 * row, size, font, text) for row, text in enumerate(texts)]


def blocks_of_pdf(body: bytes) -> tuple[Block, ...]:
    return read_pdf_lines(body, PDF_PASSES).blocks


def read(*pages: list[Line]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of_pdf(pdf(*pages))]


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


def test_paragraphs_are_parted_by_room_and_by_short_lines() -> None:
    first = set_lines(FULL, "and ends here.")
    second = set_lines(f"Another one. {FULL[:60]}", "goes on to its end.", top=640)
    assert [kind for kind, _ in read(first + second)] == ["paragraph", "paragraph"]


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


def test_bold_says_nothing_on_a_page_set_in_bold() -> None:
    page = set_lines(FULL, FULL, "and that is all", font="B")
    assert all(kind == "paragraph" for kind, _ in read(page))


def test_bullets_are_items_without_their_sign() -> None:
    page = [
        *set_lines(FULL, FULL, "and ends with a list:"),
        (90, 640, 11, "R", "• your name"),
        (90, 626, 11, "R", "• your address"),
        (90, 612, 11, "R", "- your age"),
    ]
    items = [text for kind, text in read(page) if kind == "item"]
    assert items == ["your name", "your address", "your age"]


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            *set_lines("ACME – Terms of use", top=770),
            *set_lines(f"Clause {word} says. {FULL}", f"So does {word}, and that is all.", top=700),
            *set_lines(f"Version 4 – Page {number} of 3", top=40),
            *set_lines(str(number), top=20),
        ]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    text = "\n".join(text for _, text in read(*pages))
    assert "ACME" not in text
    assert "Page" not in text
    assert text.count("that is all") == 3


def test_a_sentence_goes_on_over_the_page_and_the_heads_between() -> None:
    first = [*set_lines("ACME", top=770), *set_lines(FULL, FULL, top=100)]
    second = [*set_lines("ACME", top=770), *set_lines("and goes on overleaf.", top=740)]
    assert read(first, second) == [("paragraph", f"{FULL} {FULL} and goes on overleaf.")]


def test_contents_pages_are_left_out() -> None:
    contents = set_lines(
        "Table of contents", "1. Scope ............ 2", "2. Your rights . . . . . . . . 17"
    )
    policy = set_lines(FULL, "and that is all.", top=500)
    assert read(contents + policy) == [("paragraph", f"{FULL} and that is all.")]


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


def test_a_file_without_its_end_is_half_a_page() -> None:
    body = pdf(set_lines(FULL))
    with pytest.raises(NotAPolicy) as refusal:
        blocks_of_pdf(body[: len(body) // 2])
    assert refusal.value.reason == "half a page"


def test_a_damaged_file_is_unreadable_and_a_scanned_one_empty() -> None:
    with pytest.raises(NotAPolicy) as refusal:
        blocks_of_pdf(b"%PDF-1.4 nothing that a reader knows %%EOF")
    assert refusal.value.reason == "unreadable"
    with pytest.raises(NotAPolicy) as refusal:
        blocks_of_pdf(pdf([]))
    assert refusal.value.reason == "empty"


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=8))
def test_no_damage_breaks_the_reading(place: int, noise: bytes) -> None:
    body = bytearray(pdf(set_lines(FULL, FULL)))
    body[place : place + len(noise)] = noise
    try:
        blocks = blocks_of_pdf(bytes(body))
    except NotAPolicy as refusal:
        assert refusal.detail, "a refusal says why"  # noqa: PT017  # either outcome is right
    else:
        assert all(block.text for block in blocks)
