"""The lines of a PDF with what their look tells: place, size, weight; without what frames every page."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from monitor.errors import NotAPolicy

MOST_PAGES: Final = 400
_END_WITHIN: Final = 4_096  # bytes; servers append a little after the end

_PAGE_NUMBER: Final = re.compile(
    r"^\W*(?:page|pages|seite|página|pagina|p\.?)?\s*\d{1,3}\s*(?:(?:/|of|sur|von|de|di|van|\|)\s*\d{1,3})?\W*$",
    re.IGNORECASE,
)
_LEADER: Final = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,3}|[ivx]{1,5})?\s*$|…{2,}\s*\d{0,3}\s*$")
_CONTENTS: Final = re.compile(
    r"^\W*(?:table of contents|contents|sommaire|table des matières|inhalt(?:sverzeichnis)?|índice|indice|sommario|"
    r"inhoud(?:sopgave)?|sumário)\W*$",
    re.IGNORECASE,
)
# Where a word was broken at a line's end, PDFium puts one of these for the hyphen and joins the lines.
_BREAK: Final = re.compile("[\ufffe\x02]")
_LINE: Final = re.compile("[^\r\n\ufffe\x02]*[\ufffe\x02]|[^\r\n\ufffe\x02]+")
_MASKED: Final = re.compile(r"\d+")
_TOP: Final = 12  # lines from the top of a page that a table's repeated head may take
_REPEATED: Final = 3  # pages that begin alike
_EDGE: Final = 3  # lines from the top or foot of a page where running heads stand


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line; lengths in points, `top` measured from the page's foot."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool


def lines_of_pdf(body: bytes) -> list[PdfLine]:
    """Every line of the text, running heads, page numbers and contents pages left out.

    Raises `NotAPolicy` where the file is damaged, cut off, locked or holds pictures of text only.
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
        pages = [_page(document, number) for number in range(min(len(document), MOST_PAGES))]
    except pypdfium2.PdfiumError as fault:
        raise NotAPolicy("unreadable", "a page of the PDF is damaged") from fault
    finally:
        document.close()
    if not any(pages):
        raise NotAPolicy("empty", "the PDF holds no text; it may be a scanned picture")
    return _without_contents(_without_repeated_tops(_without_running_heads(pages)))


def _page(document: pypdfium2.PdfDocument, number: int) -> list[PdfLine]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return list(_lines(text_page, number))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: pypdfium2.PdfTextPage, number: int) -> Iterable[PdfLine]:
    for match in _LINE.finditer(text_page.get_text_range()):
        words = match[0].strip()
        if words:
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            yield _measured(text_page, words, number, first, first + len(words) - 1)


def _measured(
    text_page: pypdfium2.PdfTextPage, words: str, number: int, first: int, last: int
) -> PdfLine:
    left, bottom, _, top = _box(text_page, first)
    right = _box(text_page, last)[2]
    letters = [index for index, letter in enumerate(words) if not letter.isspace()]
    places = {first + letters[(len(letters) - 1) * part // 4] for part in range(5)}
    return PdfLine(
        text=" ".join(_BREAK.sub("-", words).split()),
        page=number,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        size=round(float(pdfium.FPDFText_GetFontSize(text_page, first)), 1),
        bold=all(_bold(text_page, place) for place in places),
    )


def _box(text_page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character; zeros for one that is not drawn."""
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


def _without_running_heads(pages: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Pages without the lines at their edges that stand on most pages, and without page numbers."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in _edges(lines)})
    needed = max(2, len([lines for lines in pages if lines]) // 2)

    def framing(line: PdfLine) -> bool:
        repeated = len(pages) > 1 and seen[_shape(line)] >= needed
        return repeated or bool(_PAGE_NUMBER.match(line.text))

    out: list[list[PdfLine]] = []
    for lines in pages:
        edges = {id(line) for line in _edges(lines)}
        out.append([line for line in lines if id(line) not in edges or not framing(line)])
    return out


def _without_repeated_tops(pages: list[list[PdfLine]]) -> list[PdfLine]:
    """A table's head that each page prints again is kept once."""
    tops: Counter[str] = Counter()
    for lines in pages:
        tops.update({_shape(line) for line in lines[:_TOP]})
    out: list[PdfLine] = []
    printed: set[str] = set()
    for lines in pages:
        start = 0
        while start < min(_TOP, len(lines)) and tops[_shape(lines[start])] >= _REPEATED:
            start += 1
        out += [line for line in lines[:start] if _shape(line) not in printed]
        out += lines[start:]
        printed.update(_shape(line) for line in lines)
    return out


def _edges(lines: list[PdfLine]) -> list[PdfLine]:
    return lines[:_EDGE] + lines[max(_EDGE, len(lines) - _EDGE) :]


def _shape(line: PdfLine) -> str:
    return _MASKED.sub("#", line.text.lower())


def _without_contents(lines: list[PdfLine]) -> list[PdfLine]:
    leaders = {index for index, line in enumerate(lines) if _LEADER.search(line.text)}
    if not leaders:
        return lines
    heads = {
        index
        for index, line in enumerate(lines)
        if _CONTENTS.match(line.text) and any(index < other <= index + 3 for other in leaders)
    }
    return [line for index, line in enumerate(lines) if index not in leaders | heads]
