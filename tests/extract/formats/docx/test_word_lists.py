"""Word's generated numbers are the labels of headings and items."""

from __future__ import annotations

from typing import Any

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def of(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def test_levels_count_within_the_level_above(read: Any, p: Any) -> None:
    page = read(
        p("one", of(1)), p("under one", of(1, 1)), p("also", of(1, 1)), p("two", of(1)),
        p("under two", of(1, 1)), numbering=NUMBERING,
    )  # fmt: skip
    assert [b.label for b in page.blocks] == ["1.", "1.a)", "1.b)", "2.", "2.a)"]
    assert [b.level for b in page.blocks] == [1, 2, 2, 1, 2]


def test_a_list_with_a_start_of_its_own_begins_anew_and_counts_on(read: Any, p: Any) -> None:
    page = read(p("a", of(1)), p("b", of(1)), p("c", of(2)), p("d", of(2)), numbering=NUMBERING)
    assert [b.label for b in page.blocks] == ["1.", "2.", "1.", "2."]


def test_a_bullet_is_an_item_without_a_label(read: Any, p: Any) -> None:
    page = read(p("point", of(3)), numbering=NUMBERING)
    assert [(b.kind, b.label) for b in page.blocks] == [("item", "")]


def test_a_heading_style_brings_its_numbers(read: Any, p: Any) -> None:
    style = f'<w:style w:styleId="H"><w:name w:val="heading 2"/><w:pPr>{of(1)}</w:pPr></w:style>'
    page = read(
        p("Scope", '<w:pStyle w:val="H"/>'), p("Data", '<w:pStyle w:val="H"/>'),
        numbering=NUMBERING, styles=style,
    )  # fmt: skip
    assert [(b.kind, b.level, b.label) for b in page.blocks] == [
        ("heading", 2, "1."),
        ("heading", 2, "2."),
    ]


def test_list_zero_takes_a_paragraph_out_of_its_styles_list(read: Any, p: Any) -> None:
    style = f'<w:style w:styleId="L"><w:name w:val="List"/><w:pPr>{of(1)}</w:pPr></w:style>'
    page = read(p("Text.", f'<w:pStyle w:val="L"/>{of(0)}'), numbering=NUMBERING, styles=style)
    assert [(b.kind, b.label) for b in page.blocks] == [("paragraph", "")]


def test_a_deleted_item_does_not_count(read: Any, p: Any) -> None:
    gone = (
        f"<w:p><w:pPr>{of(1)}<w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    page = read(gone, p("stays", of(1)), numbering=NUMBERING)
    assert [(b.label, b.text) for b in page.blocks] == [("1.", "stays")]
