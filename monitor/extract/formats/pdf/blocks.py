"""Read a PDF: join its printed lines to the paragraphs, headings and items that they were set from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from monitor.extract.decisions import Decision, ParsedPage, in_order
from monitor.extract.formats.pdf.layout import Layout
from monitor.extract.formats.pdf.lines import Pages, PdfLine, pages_of_pdf
from monitor.languages import alternatives
from monitor.model import Block

_BULLET: Final = re.compile(r"^(?:[•◦▪●○■□‣⁃·∙➢➤✓❖►\uf0b7\uf0a7\uf0d8*]|[-–—o](?=\s))\s*(?=\S)")
_NUMBERED: Final = re.compile(
    rf"^(?:(?i:titre|{alternatives(lambda each: each.policies.numbering)})\s+[\dIVX]+|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|\d{1,2}(?=\s+[A-ZÀ-Ý])|[IVX]{1,5}[.)]|[A-Z][.)])\s*[-–—:.]?\s+(?=[^\W\d_])"
)
_ITEM: Final = re.compile(r"^(?:\(?[a-z]\)|\([ivx\d]{1,4}\)|[ivx]{1,4}\))\s+\S")
_CLAUSE_END: Final = re.compile(r"[.!?…;:][»”\"’)]?$")
_HYPHENATED: Final = re.compile(r"[^\W\d_]{2,}-$")

_LONGEST_HEADING: Final = 140  # characters
_LONGEST_NUMBERED: Final = 100  # characters of the longest numbered line that is a heading


LinePass = Callable[[Pages], Iterator[Decision]]
"""Drops some of the lines that the passes before it left."""


def read_pdf_lines(body: bytes, passes: tuple[LinePass, ...]) -> ParsedPage:
    """Return the decisions on the document's lines and blocks.

    Raises `NotAPolicy`: `unreadable` for damaged and locked files, `half a page` for those whose end
    is missing, `empty` for scanned ones.
    """
    pages = pages_of_pdf(body)
    dropped: list[Decision] = []
    for run in passes:
        decided = tuple(run(pages))
        places = {one.subject.place for one in decided}
        pages = tuple(tuple(line for line in page if line.place not in places) for page in pages)
        dropped += decided
    kept = _blocks([line for page in pages for line in page])
    return ParsedPage(in_order((*dropped, *kept)))


def _blocks(lines: list[PdfLine]) -> Iterator[Decision]:
    """Yield the block of each group of lines, decided at its first line."""
    layout = Layout(lines)
    words = Counter(word for line in lines for word in line.text.lower().split())
    found = [
        (group[0], _block(group, _joined(group, words), layout)) for group in _groups(lines, layout)
    ]
    found = [(first, block) for first, block in found if block.text]
    blocks = _numbered_headings([block for _, block in found])
    for (first, _), block in zip(found, blocks, strict=True):
        yield Decision(first, block.kind, block=block)


def _groups(lines: list[PdfLine], layout: Layout) -> list[list[PdfLine]]:
    """Group the lines of each block."""
    groups: list[list[PdfLine]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[PdfLine], line: PdfLine, layout: Layout) -> bool:
    before = group[-1]
    if _starts_block(line.text) or line.size != before.size:
        return False
    goes_on = line.text[:1].islower()
    if before.page != line.page:
        return goes_on or not (_CLAUSE_END.search(before.text) or _heading(group, layout))
    if not layout.close(before, line):
        return False
    if goes_on and layout.broken(before, line):
        return True
    if _heading(group, layout) or _heading([line], layout):
        return before.bold == line.bold and _heading([*group, line], layout)
    return goes_on or layout.broken(before, line)


def _starts_block(text: str) -> bool:
    return bool(_BULLET.match(text) or _ITEM.match(text) or _NUMBERED.match(text))


def _heading(group: list[PdfLine], layout: Layout) -> bool:
    """Whether it is larger than the running text, or bold throughout and no sentence."""
    text = " ".join(line.text for line in group)
    if len(text) > _LONGEST_HEADING or _BULLET.match(text) or not re.search(r"[^\W\d_]", text):
        return False
    if all(line.size in layout.levels for line in group):
        return True
    if not all(layout.stands_out(line) for line in group) or text.endswith((".", ";", ",")):
        return False
    return text[0].isalnum() and not text[0].islower()


def _block(group: list[PdfLine], text: str, layout: Layout) -> Block:
    bullet = _BULLET.match(text)
    if bullet:
        indent = group[0].left - layout.left
        return Block("item", text[bullet.end() :], level=1 + int(indent > 4 * layout.size))
    if _ITEM.match(text):
        return Block("item", text, level=1)
    if _heading(group, layout):
        return Block("heading", text, level=_level(text, layout, group[0].size))
    return Block("paragraph", text)


def _level(text: str, layout: Layout, size: float) -> int:
    """Return the level of its size; below all sizes, that of the depth of its number."""
    if size in layout.levels:
        return layout.levels[size]
    numbered = re.match(r"\d+(?:\.\d+)*", text)
    return min(6, len(layout.levels) + 1 + (numbered[0].count(".") if numbered else 0))


def _numbered_headings(blocks: list[Block]) -> list[Block]:
    """Turn short numbered lines that end without a stop into headings, unless the next number follows."""
    sizes = [block.level for block in blocks if block.kind == "heading"]
    top = min(6, max(sizes, default=0) + 1) if sizes else 1
    out = [
        replace(block, kind="heading", level=top)
        if _numbered_line(block) and not _NUMBERED.match(below.text)
        else block
        for block, below in pairwise(blocks)
    ]
    return [*out, *blocks[-1:]]


def _numbered_line(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.text) <= _LONGEST_NUMBERED
        and bool(_NUMBERED.match(block.text))
        and not block.text.endswith((".", ";", ",", ":"))
    )


def _joined(group: list[PdfLine], words: Counter[str]) -> str:
    """Join the lines, and words that are broken at a line's end."""
    out = group[0].text
    for line in group[1:]:
        if not _HYPHENATED.search(out):
            out = f"{out} {line.text}"
        elif _keeps_hyphen(out.split()[-1], line.text.split()[0], words):
            out += line.text
        else:
            out = out[:-1] + line.text
    return out


def _keeps_hyphen(head: str, tail: str, words: Counter[str]) -> bool:
    """Whether the hyphen belongs to the word: before a capital, or as the document mostly writes it."""
    if not tail[:1].islower():
        return True
    bare = tail.rstrip(".,;:!?)»”").lower()
    return words[f"{head.lower()}{bare}"] > words[f"{head[:-1].lower()}{bare}"]
