"""A Word document is folded from its passages: blocks, title, one rule per word."""

from __future__ import annotations

from typing import Any

from monitor.extract.document import extract
from monitor.extract.explain import explain
from monitor.extract.formats.docx import DOCX

STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Body"><w:name w:val="Normal"/></w:style>'
)


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Privacy  notice</dc:title></cp:coreProperties>'
)


def test_headings_and_paragraphs_come_in_order_with_the_title(read: Any, p: Any) -> None:
    page = read(
        p("Retention", '<w:pStyle w:val="H1"/>'),
        p("We keep the messages for 12 months."),
        styles=STYLES,
        raw={"docProps/core.xml": CORE.encode()},
    )
    assert [(b.kind, b.level, b.text) for b in page.blocks] == [
        ("heading", 1, "Retention"),
        ("paragraph", 0, "We keep the messages for 12 months."),
    ]
    assert page.title == "Privacy notice"


def test_a_short_bold_line_is_a_heading_and_a_bold_sentence_is_not(read: Any, p: Any) -> None:
    page = read(p("Your rights", run="<w:b/>"), p("You may object at any time.", run="<w:b/>"))
    assert [b.kind for b in page.blocks] == ["heading", "paragraph"]


def test_hidden_text_headers_footers_and_comments_are_dropped_by_name(read: Any, p: Any) -> None:
    page = read(
        p("Clause."),
        p("internal", run="<w:vanish/>"),
        header=p("Ostenz confidential"),
        footer=p("Page 1"),
        comments=f'<w:comment w:id="0">{p("Check this")}</w:comment>',
    )
    assert [b.text for b in page.blocks] == ["Clause."]
    assert {(one.rule, one.text) for one in page.decisions if not one.kept} == {
        ("hidden text", "internal"),
        ("header", "Ostenz confidential"),
        ("footer", "Page 1"),
        ("comment", "Check this"),
    }


def test_footnotes_are_kept_after_the_text(read: Any, p: Any) -> None:
    page = read(
        p("Clause."), footnotes=f'<w:footnote w:id="2">{p("Except in Iceland.")}</w:footnote>'
    )
    assert [b.text for b in page.blocks] == ["Clause.", "Except in Iceland."]


def test_explain_keeps_what_extract_keeps_and_every_word_has_one_rule(docx: Any, p: Any) -> None:
    sentence = "We keep the personal data that you give us for twelve months and then erase it. "
    body = docx(
        p("Privacy policy"), p(sentence * 3), p("secret", run="<w:vanish/>"), header=p("Ostenz")
    )
    explanation = explain(body, "", DOCX.content_types[0])
    assert explanation.kept == extract(body, "", "").blocks
    told = sorted(stretch.text for stretch in explanation.stretches)
    assert told == sorted(["Privacy policy", (sentence * 3).strip(), "secret", "Ostenz"])
