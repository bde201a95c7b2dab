"""Read a Word document: its parts to passages, the passages to decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from monitor.errors import NotAPolicy
from monitor.extract.decisions import Decision, ParsedPage, in_order
from monitor.extract.formats.docx.word_lists import ListCounters, lists_of
from monitor.extract.formats.docx.word_package import Package, Relation
from monitor.extract.formats.docx.word_passages import WordParagraph, WordPassage
from monitor.extract.formats.docx.word_passes import Passages
from monitor.extract.formats.docx.word_styles import styles_of
from monitor.extract.formats.docx.word_text import PartReader
from monitor.model import Block
from monitor.text.normalise import normalise

PassagePass = Callable[[Passages], Iterator[Decision]]
"""Drops some of the passages that the passes before it left."""

_AROUND: Final = ("header", "footer", "footnotes", "endnotes", "comments")
"""The parts that are read after the text, in this order."""
_MOST_IN_HEADING: Final = 16  # words of the longest bold line that is a heading
_BOLD_LEVEL: Final = 5
_SENTENCE_END: Final = (".", ";", ",", "!", "…", "»", "”")
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def read_word(body: bytes, passes: tuple[PassagePass, ...]) -> ParsedPage:
    """Return the decisions on the document's passages and blocks.

    Raises `NotAPolicy`: `unreadable` for damaged, locked and oversized files, `half a page` for those
    whose end is missing.
    """
    package = Package(body)
    paragraphs = _paragraphs(package)
    left: Passages = tuple(one for paragraph in paragraphs for one in paragraph.passages)
    dropped: list[Decision] = []
    for run in passes:
        decided = tuple(run(left))
        places = {one.subject.place for one in decided}
        left = tuple(one for one in left if one.place not in places)
        dropped += decided
    by_paragraph = groupby(left, key=lambda one: one.place[0])
    kept = (_kept(paragraphs[number], tuple(texts)) for number, texts in by_paragraph)
    decisions = in_order((*dropped, *(one for one in kept if one)))
    return ParsedPage(decisions, _title(package))


def _paragraphs(package: Package) -> list[WordParagraph]:
    """Read the text, then headers, footers, notes and comments."""
    relations = package.relations(package.main)
    styles = styles_of(package.root(_part(relations, "styles")))
    lists = lists_of(package.root(_part(relations, "numbering")), styles)
    reader = PartReader(styles, ListCounters(lists))
    text = package.root(package.main)
    if text is None:
        raise NotAPolicy("unreadable", "the Word document is damaged")
    reader.read(text, "body", _addresses(relations))
    for kind in _AROUND:
        targets = [one.target for one in relations if one.kind == kind and not one.external]
        for target in dict.fromkeys(targets):
            part = package.root(target)
            if part is not None:
                reader.read(part, kind, _addresses(package.relations(target)))
    return reader.paragraphs


def _part(relations: Sequence[Relation], kind: str) -> str:
    return next((one.target for one in relations if one.kind == kind and not one.external), "")


def _addresses(relations: Sequence[Relation]) -> dict[str, str]:
    """The targets of hyperlinks, as words: nothing follows them."""
    return {one.id: one.target for one in relations if one.kind == "hyperlink" and one.external}


def _kept(paragraph: WordParagraph, passages: Passages) -> Decision | None:
    """The block of a paragraph or row from the passages that are left of it."""
    cells = (tuple(texts) for _, texts in groupby(passages, key=lambda one: one.cell))
    texts = [text for cell in cells if (text := normalise("".join(one.text for one in cell)))]
    if not texts:
        return None
    kind, level, text = paragraph.kind, paragraph.level, " | ".join(texts)
    if kind == "paragraph" and _is_bold_heading(text, passages):
        kind, level = "heading", _BOLD_LEVEL
    links = tuple(dict.fromkeys(one.link for one in passages if one.link))
    block = Block(kind, text, level, paragraph.label, "", links)
    return Decision(passages[0], block.kind, block=block)


def _is_bold_heading(text: str, passages: Sequence[WordPassage]) -> bool:
    bold = all(one.bold for one in passages if one.text.strip())
    return bold and len(text.split()) <= _MOST_IN_HEADING and not text.endswith(_SENTENCE_END)


def _title(package: Package) -> str:
    properties = package.root("docProps/core.xml")
    return " ".join((properties.findtext(_TITLE) or "").split()) if properties is not None else ""
