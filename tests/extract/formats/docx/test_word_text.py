"""A Word document gives back its headings, clauses, items and rows as a reader sees them."""

from __future__ import annotations

from typing import Any

import pytest

STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Body"><w:name w:val="Normal"/></w:style>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Privacy  notice</dc:title></cp:coreProperties>'
)


def test_runs_are_joined_and_breaks_and_tabs_are_spaces(read: Any) -> None:
    page = read(
        "<w:p><w:r><w:t>We re</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>tain</w:t></w:r>"
        "<w:r><w:tab/><w:t>it</w:t><w:br/><w:t>here.</w:t></w:r></w:p>"
    )
    assert [b.text for b in page.blocks] == ["We retain it here."]


def test_tracked_changes_are_read_as_accepted(read: Any) -> None:
    page = read(
        "<w:p><w:r><w:t>Kept for </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>24</w:t></w:r></w:ins><w:r><w:t> months.</w:t></w:r></w:p>"
    )
    assert [b.text for b in page.blocks] == ["Kept for 24 months."]
    dropped = [(one.rule, one.text) for one in page.decisions if not one.kept]
    assert dropped == [("tracked deletion", "12")]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(read: Any, p: Any) -> None:
    page = read(p("We share data ", "<w:rPr><w:del/></w:rPr>"), p("with nobody."))
    assert [b.text for b in page.blocks] == ["We share data with nobody."]


def test_text_that_is_not_vanished_is_kept(read: Any, p: Any) -> None:
    assert read(p("Clause.", run='<w:vanish w:val="false"/>')).blocks[0].text == "Clause."


def test_a_table_of_contents_is_dropped_and_its_instruction_is_no_text(read: Any, p: Any) -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o "1-3"</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>1 Retention 4</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>2 Rights 5</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    page = read(field, p("Clause."))
    assert [b.text for b in page.blocks] == ["Clause."]
    assert {(d.rule, d.text) for d in page.decisions if not d.kept} == {
        ("contents", "1 Retention 4"),
        ("contents", "2 Rights 5"),
    }


def test_the_result_of_any_other_field_is_text(read: Any) -> None:
    page = read(
        '<w:p><w:r><w:t>Updated </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1 May 2026</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert [b.text for b in page.blocks] == ["Updated 1 May 2026"]


def test_a_hyperlinks_address_is_noted_with_its_block(read: Any) -> None:
    page = read(
        '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="a"><w:r><w:t>our list</w:t></w:r></w:hyperlink></w:p>',
        links='<Relationship Id="a" Type="x/hyperlink" Target="https://ostenz.example/list" TargetMode="External"/>',
    )
    assert page.blocks[0].text == "See our list"
    assert page.blocks[0].links == ("https://ostenz.example/list",)


def test_a_table_is_read_row_by_row_under_its_header(read: Any, p: Any) -> None:
    def row(*cells: str, about: str = "") -> str:
        return f"<w:tr>{about}{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"

    header = "<w:trPr><w:tblHeader/></w:trPr>"
    page = read(f"<w:tbl>{row('Name', 'Purpose', about=header)}{row('Corvid', 'Storage')}</w:tbl>")
    assert [(b.kind, b.level, b.text) for b in page.blocks] == [
        ("row", 1, "Name | Purpose"),
        ("row", 0, "Corvid | Storage"),
    ]


def test_a_table_of_one_column_lays_out_running_text(read: Any, p: Any) -> None:
    page = read(f"<w:tbl><w:tr><w:tc>{p('First.')}{p('Second.')}</w:tc></w:tr></w:tbl>")
    assert [(b.kind, b.text) for b in page.blocks] == [
        ("paragraph", "First."),
        ("paragraph", "Second."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph(read: Any, p: Any) -> None:
    box = f"<w:drawing><w:txbxContent>{p('Boxed clause.')}</w:txbxContent></w:drawing>"
    fallback = f"<w:pict><w:txbxContent>{p('Boxed clause.')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    page = read(f"<w:p><w:r><w:t>Around.</w:t>{both}</w:r></w:p>", p("After."))
    assert [b.text for b in page.blocks] == ["Around.", "Boxed clause.", "After."]


@pytest.mark.parametrize("around", ["w:sdt><w:sdtContent", "w:customXml", "w:ins"])
def test_content_controls_and_insertions_around_paragraphs_hide_nothing(
    read: Any, p: Any, around: str
) -> None:
    closing = "".join(f"</{tag}>" for tag in reversed(around.split("><")))
    assert read(f"<{around}>{p('Clause.')}{closing}").blocks[0].text == "Clause."


def test_nested_text_boxes_are_read_once_each(read: Any, p: Any) -> None:
    inside = p("innermost")
    for depth in range(20):
        inside = f"<w:p><w:r><w:t>box {depth}</w:t><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></w:r></w:p>"
    assert [b.text for b in read(inside).blocks] == [f"box {n}" for n in range(19, -1, -1)] + [
        "innermost"
    ]


def test_a_text_box_in_a_cell_is_read_once(read: Any, p: Any) -> None:
    box = f"<w:p><w:r><w:t>cell</w:t><w:pict><w:txbxContent>{p('box')}</w:txbxContent></w:pict></w:r></w:p>"
    page = read(f"<w:tbl><w:tr><w:tc>{box}</w:tc><w:tc>{p('other')}</w:tc></w:tr></w:tbl>")
    assert [b.text for b in page.blocks] == ["cell | other", "box"]


def test_fields_that_never_end_cost_no_time(read: Any, p: Any) -> None:
    opened = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r></w:p>'
    assert len(read(opened * 4_000, p("Clause.")).blocks) == 4_001
