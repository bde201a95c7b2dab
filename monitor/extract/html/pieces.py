"""Read the tree to blocks: headings, paragraphs, items, table rows and definitions, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from monitor.extract.clause_limit import refuse_too_many
from monitor.extract.html.addresses import shown_address
from monitor.extract.html.numbering import ordinals
from monitor.extract.html.piece import Piece
from monitor.extract.html.remaining import INLINE, Remaining
from monitor.extract.html.table_rows import table_rows
from monitor.extract.html.tree import Node
from monitor.model import Block, BlockKind
from monitor.text.normalise import normalise

_LEVELS: Final = {f"h{n}": n for n in range(1, 7)}
_KEEP_LINES: Final = frozenset({"pre", "textarea"})
_BOLD: Final = frozenset({"b", "strong"})
_LOWER_START: Final = re.compile(r"\s*[a-zà-öø-ÿ]")
_SENTENCE_END: Final = re.compile(r"[.;,!…»”]\s*$")
_MOST_IN_HEADING: Final = 16  # words of the longest bold line that is a heading
_BOLD_LEVEL: Final = 5
_SUMMARY_LEVEL: Final = 5


@dataclass(slots=True)
class _Line:
    """The text gathered for the next block."""

    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bold: int = 0
    """Characters in bold."""
    linked: int = 0
    """Characters in links."""
    broken: bool = False
    after: int = 0
    """`order` of the last element that began before its first word."""


@dataclass(slots=True)
class _Setting:
    """The kind of block that text makes inside the elements that the walk has entered."""

    kind: BlockKind = "paragraph"
    level: int = 0
    label: str = ""
    language: str = ""
    depth: int = 0
    """Of nested lists."""
    markers: dict[int, str] = field(default_factory=dict)
    """The markers of this ordered list's items, by their `order`."""


def pieces_of(page: Remaining) -> list[Piece]:
    """Return the blocks of what remains of the page, in reading order."""
    reader = _Reader(page)
    reader.read(page.tree.root)
    return reader.pieces


class _Reader:
    """Walks the tree once, with a stack of its own, so that depth is no limit."""

    def __init__(self, page: Remaining) -> None:
        self.page = page
        self.at = 0
        """`order` of the last element that began."""
        self.pieces: list[Piece] = []
        self.line = _Line()
        self.settings = [_Setting()]
        self.bold = 0
        self.links: list[str] = []
        """Targets of the links that the walk is inside of."""
        self.closed_link = False
        """Whether a link has just ended: a space parts it from a link that follows at once."""
        self.node: Node | None = None
        self.kept_lines = 0
        """Number of elements entered whose text keeps its line ends."""
        self.joined = 0
        """Number of elements entered that are one block whatever they hold."""

    def read(self, root: Node) -> None:
        stack: list[tuple[Node | str, bool]] = [(root, False)]
        dropped = self.page.dropped
        while stack:
            item, leaving = stack.pop()
            if isinstance(item, str):
                self.written(item) if self.kept_lines else self.text(item)
            elif leaving:
                self.leave(item)
            else:
                self.at = item.order
                if item.order not in dropped and self.enter(item):
                    stack.append((item, True))
                    stack.extend((child, False) for child in reversed(item.children))
        self.flush()

    def written(self, text: str) -> None:
        """Add text whose line ends count, as in `<pre>`: an empty line ends a paragraph."""
        first, *rest = text.split("\n")
        self.text(first)
        for line in rest:
            self.br()
            if line.strip():
                self.text(line)

    def text(self, text: str) -> None:
        """Add text to the line."""
        if self.line.broken and text.strip():
            self.line.broken = False
            if self.joined or _LOWER_START.match(text):
                self.line.parts.append(" ")
            else:
                self.flush()
        if not self.line.after and not text.isspace():
            self.line.after = self.at
        self.line.parts.append(text)
        self.closed_link = False
        if self.bold:
            self.line.bold += len(text.strip())
        if self.links and (length := len(text.strip())):
            self.line.linked += length
            if self.links[-1] and self.links[-1] not in self.line.links[-1:]:
                self.line.links.append(self.links[-1])

    def enter(self, node: Node) -> bool:
        """Begin an element; return False where nothing below it is to be read."""
        tag = node.tag
        if tag == "br":
            self.br()
            return False
        if tag in INLINE:
            return self.inline(node)
        if tag in ("head", "title"):
            return False
        if tag == "hr":
            self.flush()
            return False
        if tag == "table" and self.table(node):
            return False
        if not self.joined:
            self.flush()
        else:
            self.line.parts.append(" ")
        self.settings.append(self.setting(node))
        self.node = node
        if tag in _LEVELS or tag in ("summary", "dt"):
            self.joined += 1
        self.kept_lines += tag in _KEEP_LINES
        return True

    def table(self, node: Node) -> bool:
        """Add the table's rows; return False where it lays out running text."""
        rows = table_rows(node, self.page)
        if rows is None:
            return False
        refuse_too_many(len(self.pieces) + len(rows))
        self.flush()
        for row in rows:
            self.pieces.append(replace(row, place=(row.node.order, len(self.pieces))))
        return True

    def setting(self, node: Node) -> _Setting:
        """Return the setting of the text inside an element."""
        here, tag = self.settings[-1], node.tag
        language = node.attrs.get("lang", here.language)
        if tag in _LEVELS:
            return _Setting("heading", _LEVELS[tag], "", language, here.depth)
        if tag == "summary":
            return _Setting("heading", _level_of_summary(node, self.page), "", language, here.depth)
        if tag == "li":
            depth = max(1, here.depth)
            return _Setting("item", depth, here.markers.get(node.order, ""), language, depth)
        if tag in ("ul", "ol"):
            return _Setting(here.kind, here.level, "", language, here.depth + 1, ordinals(node))
        if tag in ("dt", "dd"):
            return _Setting("definition", 1 if tag == "dt" else 2, "", language, here.depth)
        return _Setting(here.kind, here.level, here.label, language, here.depth)

    def inline(self, node: Node) -> bool:
        """Begin an element inside a line; return False where an address stands for its content."""
        if node.tag in _BOLD:
            self.bold += 1
        if node.tag == "a":
            if self.closed_link:
                self.line.parts.append(" ")
            self.links.append(node.attrs.get("href", ""))
            if address := shown_address(node):
                self.text(address)
                self.links.pop()
                self.closed_link = True
                return False
        elif node.tag == "span" and (address := shown_address(node)):
            self.text(address)
            return False
        return True

    def leave(self, node: Node) -> None:
        """End an element."""
        if node.tag in INLINE:
            if node.tag in _BOLD:
                self.bold -= 1
            elif node.tag == "a":
                self.links.pop()
                self.closed_link = True
            return
        if node.tag in _LEVELS or node.tag in ("summary", "dt"):
            self.joined -= 1
        self.kept_lines -= node.tag in _KEEP_LINES
        if self.joined:
            self.line.parts.append(" ")
        else:
            self.flush()
        self.settings.pop()
        self.node = node.parent

    def br(self) -> None:
        """Break the line; a second break ends the block."""
        if self.line.broken and not self.joined:
            self.flush()
        elif self.line.parts:
            self.line.broken = True

    def flush(self) -> None:
        """End the block."""
        line, self.line = self.line, _Line()
        text = normalise("".join(line.parts))
        if not text:
            return
        here = self.settings[-1]
        kind, level = here.kind, here.level
        if kind == "paragraph" and _is_bold_heading(text, line.bold):
            kind, level = "heading", _BOLD_LEVEL
        block = Block(kind, text, level, here.label, here.language, tuple(line.links))
        node, linked = self.node or self.page.tree.root, min(1.0, line.linked / len(text))
        self.pieces.append(Piece(block, node, linked, (line.after, len(self.pieces))))
        refuse_too_many(len(self.pieces))
        here.label = ""


def _level_of_summary(summary: Node, page: Remaining) -> int:
    """One level above the highest heading that it opens, so that it heads them."""
    inside = page.walk(summary.parent) if summary.parent else iter(())
    levels = [_LEVELS[node.tag] for node in inside if node.tag in _LEVELS]
    return max(1, min(levels) - 1) if levels else _SUMMARY_LEVEL


def _is_bold_heading(text: str, bold: int) -> bool:
    return (
        bold >= 0.9 * len(text)
        and len(text.split()) <= _MOST_IN_HEADING
        and not _SENTENCE_END.search(text)
    )
