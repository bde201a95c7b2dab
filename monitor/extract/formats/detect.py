"""What kind of file the bytes are: what they show outranks what the server says."""

from __future__ import annotations

import re
from typing import Final, Literal

FileType = Literal["html", "pdf", "markdown", "text", "other"]

_SNIFFED: Final = 1_024  # bytes, as browsers do
_HTML: Final = re.compile(
    rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|h1|meta|title|script|table)[\s>]", re.IGNORECASE
)  # fmt: skip
_BINARY: Final = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\xd0\xcf\x11\xe0", b"\x00\x00\x00\x18ftyp", b"wOFF", b"wOF2")  # fmt: skip
_MARKDOWN_NAME: Final = re.compile(r"\.(?:md|markdown|mdown)(?:[?#]|$)", re.IGNORECASE)
_TYPES: Final[dict[str, FileType]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}


def file_type(body: bytes, content_type: str, url: str) -> FileType:
    """The kind of file: a PDF served as a page is a PDF, and a page served as a PDF a page."""
    head = body[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n\x0c")
    if b"%PDF-" in body[:_SNIFFED]:
        return "pdf"
    if head.startswith(_BINARY):
        return "other"
    declared = _TYPES.get(content_type.partition(";")[0].strip().lower())
    if declared == "markdown":
        return "markdown"
    if declared == "text":
        return "markdown" if _MARKDOWN_NAME.search(url) else "text"
    if declared == "html" or _HTML.search(body[: 4 * _SNIFFED]):
        return "html"
    if declared == "pdf" or content_type.startswith(("image/", "video/", "audio/", "font/")):
        return "other"
    return "markdown" if _MARKDOWN_NAME.search(url) else "html" if b"<" in body else "text"
