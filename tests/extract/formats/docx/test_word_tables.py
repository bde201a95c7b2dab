"""Tables of data are told from tables that lay text out."""

from __future__ import annotations

from lxml import etree

from monitor.extract.formats.docx.word_tables import cells_of, is_grid, rows_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROW = "<w:tr><w:tc/><w:tc/></w:tr>"


def table(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:tbl {W}>{inside}</w:tbl>")


def test_rows_and_cells_in_controls_and_insertions_count() -> None:
    found = table(f"{ROW}<w:sdt><w:sdtContent>{ROW}</w:sdtContent></w:sdt><w:ins>{ROW}</w:ins>")
    rows = list(rows_of(found))
    assert [len(list(cells_of(row))) for row in rows] == [2, 2, 2]


def test_a_grid_has_several_cells_in_most_rows_and_no_table_inside() -> None:
    single = "<w:tr><w:tc/></w:tr>"
    for inside, grid in ((ROW * 2 + single, True), (ROW + single, False), (f"<w:tr><w:tc><w:tbl/></w:tc><w:tc/></w:tr>{ROW}", False)):  # fmt: skip
        found = table(inside)
        assert is_grid(found, list(rows_of(found))) is grid
