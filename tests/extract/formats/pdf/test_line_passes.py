"""What frames the pages of a PDF is dropped; its sentences go on over the pages."""

from __future__ import annotations

from monitor.extract.document import extract
from monitor.extract.explain import explain
from monitor.extract.formats.pdf.blocks import read_pdf_lines
from monitor.extract.formats.pdf.line_passes import repeated_tops
from monitor.extract.formats.pdf.lines import PdfLine
from monitor.extract.passes import PDF_PASSES
from tests.extract.formats.pdf.pdf_files import FULL, pdf, read, set_lines


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


def test_contents_pages_are_left_out() -> None:
    contents = set_lines(
        "Table of contents", "1. Scope ............ 2", "2. Your rights . . . . . . . . 17"
    )
    policy = set_lines(FULL, "and that is all.", top=500)
    assert read(contents + policy) == [("paragraph", f"{FULL} and that is all.")]


def test_each_dropped_line_is_named_with_its_page() -> None:
    pages = [
        [(72.0, 780.0, 9.0, "R", "Ostenz policies"), *set_lines(f"Clause {n}. {FULL}")]
        for n in "abc"
    ]
    page = read_pdf_lines(pdf(*pages), PDF_PASSES)
    dropped = [(d.rule, d.text, d.subject.where) for d in page.decisions if not d.kept]
    assert dropped == [("running head", "Ostenz policies", f"page {n}") for n in (1, 2, 3)]


def test_the_head_of_a_table_that_each_page_repeats_is_kept_once() -> None:
    def row(number: int, *texts: str) -> PdfLine:
        return PdfLine(" ".join(texts), 0, number, 0, 0, 0, 0, 0, False)

    pages = tuple(
        (row(0, "Name", "Purpose"), row(1, f"Company {n} of {'x' * n}")) for n in (1, 2, 3)
    )
    assert [one.text for one in repeated_tops(pages)] == ["Name Purpose"] * 2


def test_explain_keeps_what_extract_keeps() -> None:
    body = pdf(
        set_lines(
            "PRIVACY POLICY",
            f"We keep your personal data. {FULL}",
            FULL,
            FULL,
            FULL,
            FULL,
            FULL,
            FULL,
        )
    )
    url, kind = "https://ostenz.example/privacy.pdf", "application/pdf"
    assert explain(body, url, kind).kept == extract(body, url, kind).blocks
