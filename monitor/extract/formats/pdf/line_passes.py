"""The passes over the lines of a PDF: drop running heads, page numbers, repeated heads, contents pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from monitor.extract.decisions import Decision
from monitor.extract.formats.pdf.lines import Pages, PdfLine
from monitor.languages import alternatives

_PAGE_NUMBER: Final = re.compile(
    rf"^\W*(?:{alternatives(lambda each: each.policies.page)})?\s*\d{{1,3}}\s*"
    rf"(?:(?:/|\||{alternatives(lambda each: each.policies.of_pages)})\s*\d{{1,3}})?\W*$",
    re.IGNORECASE,
)
_LEADER: Final = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,3}|[ivx]{1,5})?\s*$|…{2,}\s*\d{0,3}\s*$")
_CONTENTS: Final = re.compile(
    rf"^\W*(?:{alternatives(lambda each: each.policies.contents)})\W*$", re.IGNORECASE
)
_MASKED: Final = re.compile(r"\d+")
_TOP: Final = 12  # lines from the top of a page that a table's repeated head may take
_REPEATED: Final = 3  # pages that begin alike
_EDGE: Final = 3  # lines from the top or foot of a page where running heads stand


def running_heads(pages: Pages) -> Iterator[Decision]:
    """Drop lines at the edges that most pages repeat, and page numbers."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in _edges(lines)})
    needed = max(2, len([lines for lines in pages if lines]) // 2)
    for lines in pages:
        for line in dict.fromkeys(_edges(lines)):
            if _PAGE_NUMBER.match(line.text):
                yield line.drop("page number")
            elif len(pages) > 1 and seen[_shape(line)] >= needed:
                yield line.drop("running head", f"on {seen[_shape(line)]} pages")


def repeated_tops(pages: Pages) -> Iterator[Decision]:
    """Drop the head of a table from every page that prints it again."""
    tops: Counter[str] = Counter()
    for lines in pages:
        tops.update({_shape(line) for line in lines[:_TOP]})
    printed: set[str] = set()
    for lines in pages:
        for line in lines[:_TOP]:
            if tops[_shape(line)] < _REPEATED:
                break
            if _shape(line) in printed:
                yield line.drop("repeated table head", f"on {tops[_shape(line)]} pages")
        printed.update(_shape(line) for line in lines)


def contents_pages(pages: Pages) -> Iterator[Decision]:
    """Drop the lines of a table of contents, which end in dots and a page number, and its title."""
    lines = [line for page in pages for line in page]
    leaders = {index for index, line in enumerate(lines) if _LEADER.search(line.text)}
    for index, line in enumerate(lines):
        heads = _CONTENTS.match(line.text) and not leaders.isdisjoint(range(index + 1, index + 4))
        if index in leaders or heads:
            yield line.drop("contents")


def _edges(lines: Sequence[PdfLine]) -> Sequence[PdfLine]:
    return (*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :])


def _shape(line: PdfLine) -> str:
    """What lines that repeat have in common: "Page 3 of 9" and "Page 4 of 9" have one shape."""
    return _MASKED.sub("#", line.text.lower())
