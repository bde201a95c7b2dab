"""PDF to blocks: printed lines become the paragraphs, headings and items they were set from."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from monitor.extract.pdf_lines import PdfLine, lines_of_pdf
from monitor.model import Block

_BULLET: Final = re.compile(r"^(?:[•◦▪●○■□‣⁃·∙➢➤✓❖►\uf0b7\uf0a7\uf0d8*]|[-–—o](?=\s))\s*(?=\S)")
_NUMBERED: Final = re.compile(
    r"^(?:(?:article|section|chapitre|chapter|annexe|annex|titre|part|partie|abschnitt|artículo|articolo|artikel)\s+[\dIVX]+|"
    r"\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}[.)]|[A-Z][.)])\s*[-–—:.]?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"^(?:\(?[a-z]\)|\([ivx\d]{1,4}\)|[ivx]{1,4}\))\s+\S")
_SENTENCE_END: Final = re.compile(r"[.!?…][»”\"’)]?$")
_CLAUSE_END: Final = re.compile(r"[.!?…;:][»”\"’)]?$")
_HYPHENATED: Final = re.compile(r"[^\W\d_]{2,}-$")

_LONGEST_HEADING: Final = 140  # characters
_LARGER: Final = 1.12  # times the size of the running text
_LOOSE: Final = 1.55  # times the usual distance of lines: a paragraph's end
_FULL: Final = 0.82  # of the column's width: the line was broken by the margin


def blocks_of_pdf(body: bytes) -> tuple[Block, ...]:
    """The document's blocks in reading order.

    Raises `NotAPolicy`: `unreadable` for damaged and locked files, `empty` for scanned ones.
    """
    lines = lines_of_pdf(body)
    look = _Look(lines)
    groups: list[list[PdfLine]] = []
    for line in lines:
        if groups and look.continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    words = Counter(word for line in lines for word in line.text.lower().split())
    blocks = (look.block(group, _joined([line.text for line in group], words)) for group in groups)
    return tuple(block for block in blocks if block.text)


class _Look:
    """What is usual in this document: size, margins, distance of lines."""

    def __init__(self, lines: list[PdfLine]) -> None:
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        running = [line for line in lines if line.size == self.size]
        self.right = max((line.right for line in running), default=0.0)
        self.left = min((line.left for line in running), default=0.0)
        steps = Counter(
            round(above.bottom - below.bottom)
            for above, below in pairwise(running)
            if above.page == below.page and 0 < above.bottom - below.bottom < 4 * self.size + 1
        )
        self.step = steps.most_common(1)[0][0] if steps else self.size * 1.2
        larger = sorted({size for size in sizes if size >= self.size * _LARGER}, reverse=True)
        self.levels = {size: min(6, level) for level, size in enumerate(larger, 1)}

    def continues(self, group: list[PdfLine], line: PdfLine) -> bool:
        """Whether the line goes on with the block whose lines these are."""
        before = group[-1]
        if _starts_block(line.text) or line.size != before.size:
            return False
        if self.heading(group) or self.heading([line]):
            return before.bold == line.bold and self.heading([line]) and self._close(before, line)
        if before.page != line.page:
            return not _CLAUSE_END.search(before.text) or line.text[:1].islower()
        if not self._close(before, line):
            return False
        return self._full(before) or line.text[:1].islower()

    def _close(self, before: PdfLine, line: PdfLine) -> bool:
        step = before.bottom - line.bottom
        return before.page == line.page and 0 <= step <= self.step * _LOOSE

    def _full(self, line: PdfLine) -> bool:
        return line.right - self.left >= (self.right - self.left) * _FULL

    def heading(self, group: list[PdfLine]) -> bool:
        """Larger than the running text, or bold throughout, or numbered and short."""
        text = " ".join(line.text for line in group)
        if len(text) > _LONGEST_HEADING or _BULLET.match(text) or not re.search(r"[^\W\d_]", text):
            return False
        if all(line.size in self.levels for line in group):
            return True
        if _SENTENCE_END.search(text) or text.endswith((";", ",")):
            return False
        return all(line.bold for line in group) and text[:1].isalnum() and not text[:1].islower()

    def block(self, group: list[PdfLine], text: str) -> Block:
        bullet = _BULLET.match(text)
        if bullet:
            indent = group[0].left - self.left
            return Block("item", text[bullet.end() :], level=1 + int(indent > 4 * self.size))
        if _ITEM.match(text):
            return Block("item", text, level=1)
        if self.heading(group):
            return Block("heading", text, level=self._level(group[0], text))
        return Block("paragraph", text)

    def _level(self, line: PdfLine, text: str) -> int:
        if line.size in self.levels:
            return self.levels[line.size]
        numbered = re.match(r"\d+(?:\.\d+)*", text)
        return min(6, len(self.levels) + 1 + (numbered[0].count(".") if numbered else 0))


def _starts_block(text: str) -> bool:
    return bool(_BULLET.match(text) or _ITEM.match(text) or _NUMBERED.match(text))


def _joined(texts: list[str], words: Counter[str]) -> str:
    """The lines as one, words broken at a line's end made whole."""
    out = texts[0]
    for text in texts[1:]:
        if not _HYPHENATED.search(out):
            out = f"{out} {text}"
        elif _keeps_hyphen(out.split()[-1], text.split()[0], words):
            out += text
        else:
            out = out[:-1] + text
    return out


def _keeps_hyphen(head: str, tail: str, words: Counter[str]) -> bool:
    """A hyphen before a capital belongs to the word, else what the rest of the document writes decides."""
    if not tail[:1].islower():
        return True
    bare = tail.rstrip(".,;:!?)»”").lower()
    return words[f"{head.lower()}{bare}"] > words[f"{head[:-1].lower()}{bare}"]
