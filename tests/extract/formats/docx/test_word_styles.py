"""What a paragraph is follows from its style, and from the styles that it is based on."""

from __future__ import annotations

from lxml import etree

from monitor.extract.formats.docx.word_styles import Style, styles_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def style(inside: str) -> Style:
    root = etree.fromstring(
        f'<w:styles {W}><w:style w:styleId="Base"><w:name w:val="heading 3"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:vanish/></w:rPr></w:style>'
        f'<w:style w:styleId="S">{inside}</w:style></w:styles>'
    )
    return styles_of(root)["S"]


def test_the_name_of_a_heading_style_is_its_level() -> None:
    assert style('<w:name w:val="Heading 2"/>').heading == 2
    assert style('<w:name w:val="heading 9"/>').heading == 6
    assert style('<w:name w:val="Title"/>').heading == 1


def test_a_style_inherits_outline_level_and_marks_and_may_take_them_back() -> None:
    inherited = style('<w:name w:val="Clause"/><w:basedOn w:val="Base"/>')
    assert (inherited.heading, inherited.bold, inherited.hidden) == (3, True, True)
    back = style(
        '<w:name w:val="Clause"/><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
        '<w:rPr><w:b w:val="0"/><w:vanish w:val="false"/></w:rPr>'
    )
    assert back == Style()


def test_a_style_that_is_based_on_itself_ends() -> None:
    assert style('<w:name w:val="Loop"/><w:basedOn w:val="S"/>') == Style()


def test_styles_of_contents_lines_are_known() -> None:
    assert style('<w:name w:val="toc 2"/>').contents
    assert not style('<w:name w:val="Contents of your account"/>').contents
