"""Read one part of a Word document to paragraphs and the passages of text in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from monitor.extract.formats.docx.word_lists import ListCounters
from monitor.extract.formats.docx.word_package import TRANSPARENT, R, W
from monitor.extract.formats.docx.word_passages import WordParagraph, WordPassage, merged
from monitor.extract.formats.docx.word_styles import Style, is_on, list_in, outline_heading
from monitor.extract.formats.docx.word_tables import cells_of, is_grid, paragraphs_of, rows_of
from monitor.model import BlockKind

_CHARACTERS: Final = {
    f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "\u2011",
}  # fmt: skip
_DRAWINGS: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
_ALTERNATIVES: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)


@dataclass(slots=True)
class PartReader:
    """Reads the parts of one document in their order; numbering goes on from part to part."""

    styles: Mapping[str, Style]
    counters: ListCounters
    paragraphs: list[WordParagraph] = field(default_factory=list)
    _origin: str = "body"
    _links: Mapping[str, str] = field(default_factory=dict)
    _runs: list[WordPassage] = field(default_factory=list)
    """The passages of the paragraph or row that is being read."""
    _fields: list[bool] = field(default_factory=list)
    """The fields entered: True for a table of contents."""
    _contents: int = 0
    """Number of tables of contents entered, as fields or content controls."""
    _instruction: bool = False
    """Whether the text is a field's instruction, which is not shown."""
    _boxes: list[etree._Element] = field(default_factory=list)
    """The text boxes of this paragraph, to be read after it."""

    def read(self, root: etree._Element, origin: str, links: Mapping[str, str]) -> None:
        """Add the paragraphs of a part; `links` are the addresses of its hyperlinks by id."""
        self._origin, self._links = origin, links
        body = root.find(f"{W}body")
        self._blocks(root if body is None else body)
        self._end("paragraph", 0, "")

    def _blocks(self, parent: etree._Element) -> None:
        """Read paragraphs and tables, and those in notes, content controls and tracked insertions."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                self._content_control(child)
            elif child.tag in TRANSPARENT or child.tag in (f"{W}footnote", f"{W}endnote", f"{W}comment"):  # fmt: skip
                self._blocks(child)

    def _content_control(self, control: etree._Element) -> None:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        contents = gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
        self._contents += contents
        for content in control.iterfind(f"{W}sdtContent"):
            self._blocks(content)
        self._contents -= contents

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._style(properties, "pStyle")
        self._inline(paragraph, style)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None:
            return  # the end of the paragraph is deleted: the next paragraph goes on with it
        kind, level, label = self._format(properties, style)
        self._end(kind, level, label)

    def _format(
        self, properties: etree._Element | None, style: Style
    ) -> tuple[BlockKind, int, str]:
        """Return kind, level and generated number of a paragraph."""
        own = outline_heading(properties)
        heading = style.heading if own is None else own
        list_id, depth = style.list_id, style.list_level
        direct = list_in(properties)
        if direct:
            list_id, depth = direct[0], depth if direct[1] is None else direct[1]
        listed = list_id not in ("", "0")
        label = self.counters.next_label(list_id, depth) if listed else ""
        if heading:
            return "heading", heading, label
        return ("item", depth + 1, label) if listed else ("paragraph", 0, "")

    def _inline(self, parent: etree._Element, style: Style, **marks: object) -> None:
        """Read the runs of a paragraph; `marks` are what the elements around them say."""
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, style, marks)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self._inline(child, style, **{**marks, "deleted": True})
            elif child.tag == f"{W}hyperlink":
                link = self._links.get(child.get(f"{R}id", ""), "")
                self._inline(child, style, **{**marks, "link": link})
            elif child.tag == f"{W}sdt":
                for content in child.iterfind(f"{W}sdtContent"):
                    self._inline(content, style, **marks)
            elif child.tag in TRANSPARENT:
                self._inline(child, style, **marks)

    def _run(self, run: etree._Element, style: Style, marks: Mapping[str, object]) -> None:
        properties = run.find(f"{W}rPr")
        named = self._style(properties, "rStyle")
        hidden, bold = is_on(properties, "vanish"), is_on(properties, "b")
        passage = WordPassage(
            (len(self.paragraphs), 0), "", self._origin,
            bold=(named.bold or style.bold) if bold is None else bold,
            hidden=(named.hidden or style.hidden) if hidden is None else hidden,
        )  # fmt: skip
        for child in run:
            text = self._text(child)
            if text and not self._instruction:
                contents = style.contents or self._contents > 0
                self._runs.append(replace(passage, text=text, contents=contents, **marks))  # type: ignore[arg-type]  # marks are named where they are passed

    def _text(self, child: etree._Element) -> str:
        if child.tag in (f"{W}t", f"{W}delText"):
            return child.text or ""
        if child.tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif child.tag == f"{W}instrText":
            self._instruct(child.text or "")
        elif child.tag == _ALTERNATIVES or child.tag in _DRAWINGS:
            self._boxes += _boxes_in(child)
        return _CHARACTERS.get(child.tag, "") if isinstance(child.tag, str) else ""

    def _field(self, mark: str) -> None:
        """Enter or leave a field; between `begin` and `separate` stands its instruction."""
        if mark == "begin":
            self._fields.append(False)
            self._instruction = True
        elif mark == "separate":
            self._instruction = False
        elif mark == "end" and self._fields:
            self._instruction = False
            self._contents -= self._fields.pop()

    def _instruct(self, instruction: str) -> None:
        """Read a field's instruction: `TOC \\o "1-3"` makes a table of contents."""
        if self._fields and not self._fields[-1] and instruction.split()[:1] == ["TOC"]:
            self._fields[-1] = True
            self._contents += 1

    def _table(self, table: etree._Element) -> None:
        rows = list(rows_of(table))
        if not is_grid(table, rows):
            for row in rows:
                for cell in cells_of(row):
                    self._blocks(cell)
            return
        for number, row in enumerate(rows):
            self._row(row, first=number == 0)

    def _row(self, row: etree._Element, *, first: bool) -> None:
        about = row.find(f"{W}trPr")
        deleted = about is not None and about.find(f"{W}del") is not None
        for column, cell in enumerate(cells_of(row)):
            for paragraph in paragraphs_of(cell):
                start = len(self._runs)
                properties = paragraph.find(f"{W}pPr")
                style = self._style(properties, "pStyle")
                self._format(properties, style)  # items in cells count, though no label is shown
                self._inline(
                    paragraph, style, cell=column, **({"deleted": True} if deleted else {})
                )
                if len(self._runs) > start:
                    self._runs[-1] = replace(self._runs[-1], text=f"{self._runs[-1].text} ")
        shown = [run for run in self._runs if run.text.strip()]
        header = is_on(about, "tblHeader") or (first and all(run.bold for run in shown))
        self._end("row", int(bool(header)), "")

    def _style(self, properties: etree._Element | None, name: str) -> Style:
        one = properties.find(f"{W}{name}") if properties is not None else None
        return self.styles.get(one.get(f"{W}val", ""), Style()) if one is not None else Style()

    def _end(self, kind: BlockKind, level: int, label: str) -> None:
        """End the paragraph, then read the text boxes that it holds."""
        runs, self._runs = self._runs, []
        if any(run.text.strip() for run in runs):
            passages = tuple(merged(runs))
            self.paragraphs.append(WordParagraph(kind, level, label, passages))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)


def _boxes_in(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost text boxes of a drawing, and of alternatives the first one's."""
    for child in list(drawing)[: 1 if drawing.tag == _ALTERNATIVES else None]:
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _boxes_in(child)
