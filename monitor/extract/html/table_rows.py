"""Read a table to blocks: one row, one block."""

from __future__ import annotations

from typing import Final

from monitor.extract.html.piece import Piece
from monitor.extract.html.remaining import Remaining
from monitor.extract.html.tree import Node
from monitor.model import Block

_MOST_IN_HEADING: Final = 16  # words of a row with one cell that is a heading and no running text


def table_rows(table: Node, page: Remaining) -> list[Piece] | None:
    """Return the table row by row, or None where it lays out what is to be read as running text."""
    rows: list[Piece] = []
    for row in page.walk(table):
        if row is table:
            continue
        if row.tag in ("table", "h1", "h2", "h3"):
            return None
        if row.tag == "caption" and (text := page.text(row)):
            rows.append(Piece(Block("paragraph", text), row))
        if row.tag != "tr":
            continue
        cells = [cell for cell in page.elements(row) if cell.tag in ("td", "th")]
        if len(cells) < 2 and page.words(row) > _MOST_IN_HEADING:
            return None
        if piece := _row(row, cells, page):
            rows.append(piece)
    return rows


def _row(row: Node, cells: list[Node], page: Remaining) -> Piece | None:
    texts = [text for cell in cells if (text := page.text(cell))]
    if not texts:
        return None
    header = all(cell.tag == "th" for cell in cells)
    block = Block("row", " | ".join(texts), int(header), "", "", _links(row, page))
    return Piece(block, row, page.link_words(row) / max(1, page.words(row)))


def _links(row: Node, page: Remaining) -> tuple[str, ...]:
    links = (node.attrs.get("href") for node in page.walk(row) if node.tag == "a")
    return tuple(link for link in links if link)
