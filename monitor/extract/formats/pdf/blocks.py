"""PDF to blocks: printed lines become the paragraphs, headings and items they were set from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from monitor.extract.formats.pdf.layout import Layout
from monitor.extract.formats.pdf.lines import PdfLine, lines_of_pdf
from monitor.model import Block

_BULLET: Final = re.compile(r"^(?:[•◦▪●○■□‣⁃·∙➢➤✓❖►\uf0b7\uf0a7\uf0d8*]|[-–—o](?=\s))\s*(?=\S)")
_NUMBERED: Final = re.compile(
    r"^(?:(?i:article|section|chapitre|chapter|annexe|annex|titre|part|partie|abschnitt|artículo|articolo|artikel)\s+[\dIVX]+|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|\d{1,2}(?=\s+[A-ZÀ-Ý])|[IVX]{1,5}[.)]|[A-Z][.)])\s*[-–—:.]?\s+(?=[^\W\d_])"
)
_ITEM: Final = re.compile(r"^(?:\(?[a-z]\)|\([ivx\d]{1,4}\)|[ivx]{1,4}\))\s+\S")
_CLAUSE_END: Final = re.compile(r"[.!?…;:][»”\"’)]?$")
_HYPHENATED: Final = re.compile(r"[^\W\d_]{2,}-$")

_LONGEST_HEADING: Final = 140  # characters
_LONGEST_NUMBERED: Final = 100  # characters: a numbered line that long may be a heading


def blocks_of_pdf(body: bytes) -> tuple[Block, ...]:
    """The document's blocks in reading order.

    Raises `NotAPolicy`: `unreadable` for damaged and locked files, `half a page` for those whose end
    is missing, `empty` for scanned ones.
    """
    lines = lines_of_pdf(body)
    layout = Layout(lines)
    words = Counter(word for line in lines for word in line.text.lower().split())
    groups = _groups(lines, layout)
    blocks = [_block(group, _joined(group, words), layout) for group in groups]
    return tuple(_numbered_headings([block for block in blocks if block.text]))


def _groups(lines: list[PdfLine], layout: Layout) -> list[list[PdfLine]]:
    """The lines of one block together."""
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
    """Larger than the running text, or bold throughout and no sentence."""
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
    """By size, and below all sizes by the depth of its number."""
    if size in layout.levels:
        return layout.levels[size]
    numbered = re.match(r"\d+(?:\.\d+)*", text)
    return min(6, len(layout.levels) + 1 + (numbered[0].count(".") if numbered else 0))


def _numbered_headings(blocks: list[Block]) -> list[Block]:
    """A short numbered line without an end, above text that is not the next number, is a heading."""
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
    """The lines as one, words broken at a line's end made whole."""
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
    """A hyphen before a capital belongs to the word, else what the rest of the document writes decides."""
    if not tail[:1].islower():
        return True
    bare = tail.rstrip(".,;:!?)»”").lower()
    return words[f"{head.lower()}{bare}"] > words[f"{head[:-1].lower()}{bare}"]
