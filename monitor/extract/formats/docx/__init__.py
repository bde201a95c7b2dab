"""The record of DOCX. The room: word_package (bounded parts), word_styles, word_lists, word_text, word_passes, word_reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from monitor.extract.formats.format import Format, Source

if TYPE_CHECKING:
    from monitor.extract.decisions import ParsedPage

_ZIP: Final = b"PK\x03\x04"


def read_docx(source: Source) -> ParsedPage:
    """Read a Word document with its passes; raises `NotAPolicy` where it cannot be read."""
    from monitor.extract.formats.docx.word_reader import read_word
    from monitor.extract.passes import DOCX_PASSES

    return read_word(source.body, DOCX_PASSES)


def _is_word_document(body: bytes) -> bool:
    """Whether it is a zip archive with Word's main part: the names of parts are not compressed."""
    return body.startswith(_ZIP) and b"word/document" in body


DOCX: Final = Format(
    name="docx",
    content_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    file_suffixes=("docx",),
    read=read_docx,
    proves=_is_word_document,
    binary=True,
)
