"""The rows and cells of a Word table."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from monitor.extract.formats.docx.word_package import TRANSPARENT, W


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, those in content controls and tracked insertions included."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag == f"{W}sdt" or child.tag in TRANSPARENT:
            yield from rows_of(child)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row, those in content controls and tracked insertions included."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt" or child.tag in TRANSPARENT:
            yield from cells_of(child)


def paragraphs_of(cell: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, without those in text boxes."""
    for child in cell:
        if child.tag == f"{W}p":
            yield child
        elif child.tag == f"{W}sdt" or child.tag in TRANSPARENT:
            yield from paragraphs_of(child)


def is_grid(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Whether it is a table of data: it nests no table and most of its rows have several cells."""
    if next(table.iterfind(f".//{W}tbl"), None) is not None:
        return False
    several = sum(len(list(cells_of(row))) > 1 for row in rows)
    return 2 * several > len(rows)
