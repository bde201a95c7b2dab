"""From the tree to blocks: headings, paragraphs, items, table rows and definitions, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from monitor.extract.html.addresses import shown_address
from monitor.extract.html.numbering import ordinals
from monitor.extract.html.tree import Node
from monitor.model import Block, BlockKind
from monitor.text.normalise import count_words, normalise

_INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "nobr", "picture", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "button", "label", "input",
})  # fmt: skip
_LEVELS: Final = {f"h{n}": n for n in range(1, 7)}
_KEEP_LINES: Final = frozenset({"pre", "textarea"})
_BOLD: Final = frozenset({"b", "strong"})
_LOWER_START: Final = re.compile(r"\s*[a-zà-öø-ÿ]")
_SENTENCE_END: Final = re.compile(r"[.;,!…»”]\s*$")
_MOST_IN_HEADING: Final = 16  # words of a bold line or opening button that heads what follows
_BOLD_LEVEL: Final = 5
_SUMMARY_LEVEL: Final = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with where it stands on the page, for the rules that trim."""

    block: Block
    node: Node
    linked: float = 0.0
    """Share of its characters that are link texts."""

    @property
    def words(self) -> int:
        return count_words(self.block.text)


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


@dataclass(slots=True)
class _Place:
    """Where the walk stands: what kind of block text makes here."""

    kind: BlockKind = "paragraph"
    level: int = 0
    label: str = ""
    language: str = ""
    depth: int = 0
    """Of lists."""
    markers: dict[int, str] = field(default_factory=dict)
    """Of the items of the ordered list that this is."""


def pieces_of(root: Node) -> list[Piece]:
    """The blocks of what is not dropped below `root`, in reading order."""
    reader = _Reader(root)
    reader.read(root)
    return reader.pieces


class _Reader:
    """Walks the tree once, with its own stack, so that depth is no limit."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.pieces: list[Piece] = []
        self.line = _Line()
        self.places = [_Place()]
        self.bold = 0
        self.links: list[str] = []
        """Targets of the links that the walk stands in."""
        self.closed_link = False
        """Whether a link has just ended: another one that follows at once is a word of its own."""
        self.node: Node | None = None
        self.kept_lines = 0
        """Inside how many elements whose text keeps its line ends."""
        self.joined = 0
        """Inside how many elements that are one block whatever they hold."""

    def read(self, root: Node) -> None:
        stack: list[tuple[Node | str, bool]] = [(root, False)]
        while stack:
            item, leaving = stack.pop()
            if isinstance(item, str):
                self.written(item) if self.kept_lines else self.text(item)
            elif leaving:
                self.leave(item)
            elif not item.dropped and self.enter(item):
                stack.append((item, True))
                stack.extend((child, False) for child in reversed(item.children))
        self.flush()

    def written(self, text: str) -> None:
        """Text whose line ends are the page's own: an empty line parts paragraphs."""
        first, *rest = text.split("\n")
        self.text(first)
        for line in rest:
            self.br()
            if line.strip():
                self.text(line)

    def text(self, text: str) -> None:
        if self.line.broken and text.strip():
            self.line.broken = False
            if self.joined or _LOWER_START.match(text):
                self.line.parts.append(" ")
            else:
                self.flush()
        self.line.parts.append(text)
        self.closed_link = False
        if self.bold:
            self.line.bold += len(text.strip())
        if self.links and (length := len(text.strip())):
            self.line.linked += length
            if self.links[-1] and self.links[-1] not in self.line.links[-1:]:
                self.line.links.append(self.links[-1])

    def enter(self, node: Node) -> bool:
        """Begins an element; False where nothing below it is to be read."""
        tag = node.tag
        if tag == "br":
            self.br()
            return False
        if tag in _INLINE:
            return self.inline(node)
        if tag in ("head", "title"):
            return False
        if tag == "hr":
            self.flush()
            return False
        if tag == "table" and (rows := table_rows(node)) is not None:
            self.flush()
            self.pieces.extend(rows)
            return False
        if not self.joined:
            self.flush()
        else:
            self.line.parts.append(" ")
        self.places.append(self.place(node))
        self.node = node
        if tag in _LEVELS or tag in ("summary", "dt"):
            self.joined += 1
        self.kept_lines += tag in _KEEP_LINES
        return True

    def place(self, node: Node) -> _Place:
        here, tag = self.places[-1], node.tag
        language = node.attrs.get("lang", here.language)
        if tag in _LEVELS:
            return _Place("heading", _LEVELS[tag], "", language, here.depth)
        if tag == "summary":
            return _Place("heading", _level_of_summary(node), "", language, here.depth)
        if tag == "li":
            depth = max(1, here.depth)
            return _Place("item", depth, here.markers.get(id(node), ""), language, depth)
        if tag in ("ul", "ol"):
            return _Place(here.kind, here.level, "", language, here.depth + 1, ordinals(node))
        if tag in ("dt", "dd"):
            return _Place("definition", 1 if tag == "dt" else 2, "", language, here.depth)
        return _Place(here.kind, here.level, here.label, language, here.depth)

    def inline(self, node: Node) -> bool:
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
        if node.tag in _INLINE:
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
        self.places.pop()
        self.node = node.parent

    def br(self) -> None:
        if self.line.broken and not self.joined:
            self.flush()
        elif self.line.parts:
            self.line.broken = True

    def flush(self) -> None:
        line, self.line = self.line, _Line()
        text = normalise("".join(line.parts))
        if not text:
            return
        place = self.places[-1]
        kind, level = place.kind, place.level
        if kind == "paragraph" and _is_bold_heading(text, line.bold):
            kind, level = "heading", _BOLD_LEVEL
        block = Block(kind, text, level, place.label, place.language, tuple(line.links))
        self.pieces.append(Piece(block, self.node or self.root, min(1.0, line.linked / len(text))))
        place.label = ""


def _level_of_summary(summary: Node) -> int:
    """Above the headings that it opens, so that they stand below it."""
    inside = summary.parent.walk() if summary.parent else iter(())
    levels = [_LEVELS[node.tag] for node in inside if node.tag in _LEVELS]
    return max(1, min(levels) - 1) if levels else _SUMMARY_LEVEL


def _is_bold_heading(text: str, bold: int) -> bool:
    return (
        bold >= 0.9 * len(text)
        and len(text.split()) <= _MOST_IN_HEADING
        and not _SENTENCE_END.search(text)
    )


def table_rows(table: Node) -> list[Piece] | None:
    """The table row by row; None where it only lays out what is to be read as running text."""
    rows: list[Piece] = []
    for row in table.walk():
        if row is table:
            continue
        if row.tag in ("table", "h1", "h2", "h3"):
            return None
        if row.tag == "caption":
            rows.append(Piece(Block("paragraph", text_of(row)), row))
        if row.tag != "tr":
            continue
        cells = [cell for cell in row.elements() if cell.tag in ("td", "th") and not cell.dropped]
        if len(cells) < 2 and row.words > _MOST_IN_HEADING:
            return None
        texts = [text for cell in cells if (text := text_of(cell))]
        if texts:
            header = all(cell.tag == "th" for cell in cells)
            block = Block("row", " | ".join(texts), int(header), "", "", _links(row))
            rows.append(Piece(block, row, row.link_words / max(1, row.words)))
    return [row for row in rows if row.block.text]


def _links(node: Node) -> tuple[str, ...]:
    return tuple(a.attrs["href"] for a in node.walk() if a.tag == "a" and a.attrs.get("href"))


def text_of(node: Node) -> str:
    """All the words below an element as one line."""
    parts: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif not item.dropped:
            address = shown_address(item) if item.tag in ("a", "span") else ""
            if address:
                parts.append(address)
                continue
            inline = item.tag in _INLINE
            if not inline:
                parts.append(" ")
                stack.append(" ")
            stack.extend(reversed(item.children))
    return normalise("".join(parts))
