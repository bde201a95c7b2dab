"""What the bytes show outranks what the server says; the server outranks the address."""

from __future__ import annotations

import pytest

from monitor.errors import NotAPolicy
from monitor.extract.formats.detect import format_of, require_format

PAGE, PLAIN = b"<!doctype html><p>x", b"Terms of use"
DOCX = b"PK\x03\x04 word/document.xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("body", "content_type", "url", "name"),
    [
        (b"%PDF-1.7", "text/html", "", "pdf"),
        (PAGE, "application/pdf", "/terms.pdf", "html"),
        (DOCX, "application/octet-stream", "", "docx"),
        (PAGE, WORD, "/terms.docx", "html"),
        (PLAIN, "text/html; charset=utf-8", "", "html"),
        (PLAIN, "application/xhtml+xml", "", "html"),
        (PAGE, "text/plain", "/terms.txt", "text"),
        (PAGE, "text/markdown", "", "markdown"),
        (PLAIN, "Text/Plain", "/terms.md?raw=1", "markdown"),
        (PLAIN, "text/plain", "/terms.html", "text"),
        (PAGE, "", "", "html"),
        (PLAIN, "", "/terms.markdown#a", "markdown"),
        (b"a < b", "", "", "html"),
        (PLAIN, "", "", "text"),
        (PLAIN, "application/octet-stream", "", "text"),
    ],
)
def test_a_format_is_known_by_bytes_then_type_then_address(
    body: bytes, content_type: str, url: str, name: str
) -> None:
    found = format_of(body, content_type, url)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n", "text/html"),
        (b"PK\x03\x04 some.txt", "text/plain"),
        (b"GIF89a", ""),
        (PLAIN, "application/pdf"),
        (PLAIN, WORD),
        (PLAIN, "image/svg+xml"),
    ],
)
def test_pictures_archives_and_false_declarations_are_no_document(
    body: bytes, content_type: str
) -> None:
    assert format_of(body, content_type, "") is None
    with pytest.raises(NotAPolicy) as refused:
        require_format(body, content_type, "")
    assert refused.value.reason == "wrong type"
