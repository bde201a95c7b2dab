"""Read the printed lines of a PDF: their words, position, font size and weight."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from monitor.errors import NotAPolicy
from monitor.extract.decisions import Decision, Place

MOST_PAGES: Final = 400
_END_WITHIN: Final = 4_096  # bytes; servers append a few after the end

# Where a word is broken at a line's end, PDFium joins the lines with one of these characters.
_BREAK: Final = re.compile("[\ufffe\x02]")
_LINE: Final = re.compile("[^\r\n\ufffe\x02]*[\ufffe\x02]|[^\r\n\ufffe\x02]+")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line; lengths in points, measured from the left and the foot of the page."""

    text: str
    page: int
    """Counted from 0."""
    index: int
    """Position among the lines of its page."""
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def place(self) -> Place:
        """Its page, and its position there."""
        return (self.page, self.index)

    @property
    def where(self) -> str:
        """The number of its page, counted from 1."""
        return f"page {self.page + 1}"

    def drop(self, rule: str, evidence: str = "") -> Decision:
        """Return the decision to drop it."""
        return Decision(self, rule, evidence)


Pages = tuple[tuple[PdfLine, ...], ...]
"""The lines of each page, from top to bottom."""


def pages_of_pdf(body: bytes) -> Pages:
    """Return every line of the first `MOST_PAGES` pages.

    Raises `NotAPolicy`: `unreadable` for damaged and locked files, `half a page` for those whose end
    is missing, `empty` for scanned ones.
    """
    if b"%%EOF" not in body[-_END_WITHIN:]:
        raise NotAPolicy("half a page", "the PDF's end is missing")
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise NotAPolicy(
            "unreadable", "the PDF is locked by a password" if locked else "the PDF is damaged"
        ) from fault
    try:
        pages = tuple(_page(document, number) for number in range(min(len(document), MOST_PAGES)))
    except pypdfium2.PdfiumError as fault:
        raise NotAPolicy("unreadable", "a page of the PDF is damaged") from fault
    finally:
        document.close()
    if not any(pages):
        raise NotAPolicy("empty", "the PDF holds no text; it may be a scanned picture")
    return pages


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[PdfLine, ...]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return tuple(_lines(text_page, number))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: pypdfium2.PdfTextPage, number: int) -> Iterator[PdfLine]:
    index = 0
    for match in _LINE.finditer(text_page.get_text_range()):
        words = match[0].strip()
        if words:
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            yield _measured(text_page, words, (number, index), first)
            index += 1


def _measured(text_page: pypdfium2.PdfTextPage, words: str, place: Place, first: int) -> PdfLine:
    """Return the line whose words begin at this character of the page."""
    last = first + len(words) - 1
    left, bottom, _, top = _box(text_page, first)
    right = _box(text_page, last)[2]
    letters = [index for index, letter in enumerate(words) if not letter.isspace()]
    places = {first + letters[(len(letters) - 1) * part // 4] for part in range(5)}
    return PdfLine(
        text=" ".join(_BREAK.sub("-", words).split()),
        page=place[0],
        index=place[1],
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        size=round(float(pdfium.FPDFText_GetFontSize(text_page, first)), 1),
        bold=all(_bold(text_page, place) for place in places),
    )


def _box(text_page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character; zeros where it is not drawn."""
    if index >= text_page.count_chars():
        return (0.0, 0.0, 0.0, 0.0)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return (left.value, bottom.value, right.value, top.value)


def _bold(text_page: pypdfium2.PdfTextPage, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    return b"bold" in name.value.lower()
