"""Detect the format of a body: what the bytes show outranks what the server says."""

from __future__ import annotations

import re
from typing import Final

from monitor.errors import NotAPolicy, NotAPolicyReason
from monitor.extract.formats import registry
from monitor.extract.formats.format import Format
from monitor.extract.formats.plaintext import PLAINTEXT
from monitor.extract.formats.web_page import HTML

_BINARY: Final = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\xd0\xcf\x11\xe0", b"\x00\x00\x00\x18ftyp", b"wOFF", b"wOF2")  # fmt: skip
_MEDIA: Final = ("image/", "video/", "audio/", "font/")
_OLE: Final = b"\xd0\xcf\x11\xe0"

_OLD_OFFICE: Final[tuple[tuple[str, NotAPolicyReason, str], ...]] = (
    ("EncryptedPackage", "unreadable", "the Word document is locked by a password"),
    ("WordDocument", "wrong type", "a document of Word 97 to 2003 (.doc); only .docx can be read"),
)
"""Streams of Microsoft's compound files, and why a file with such a stream is refused."""


def format_of(body: bytes, content_type: str, url: str) -> Format | None:
    """Return the format; None for bytes that no format reads.

    A PDF served as a page is a PDF, and a page served as a PDF is a page.
    """
    proven = registry.proven(body)
    if proven:
        return proven
    if body[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n\x0c").startswith(_BINARY):
        return None
    declared = registry.declared(content_type)
    if declared is PLAINTEXT:
        return _named(url) or PLAINTEXT
    if declared and not declared.binary:
        return declared
    suggested = next((one for one in registry.FORMATS if one.suggests(body)), None)
    if suggested:
        return suggested
    if declared or content_type.startswith(_MEDIA):
        return None
    return _named(url) or (HTML if b"<" in body else PLAINTEXT)


def require_format(body: bytes, content_type: str, url: str) -> Format:
    """Return the format; raise `NotAPolicy` where there is none, with the reason."""
    found = format_of(body, content_type, url)
    if found:
        return found
    if body.startswith(_OLE):
        for stream, reason, detail in _OLD_OFFICE:
            if stream.encode("utf-16-le") in body:
                raise NotAPolicy(reason, detail)
    raise NotAPolicy("wrong type", f"neither a page nor a document: {content_type or 'unknown'}")


def _named(url: str) -> Format | None:
    """Return the format that a URL's suffix names: `…/terms.md?raw=1` → Markdown."""
    for one in registry.FORMATS:
        if one.served_as_text:
            suffixes = "|".join(map(re.escape, one.file_suffixes))
            if re.search(rf"\.(?:{suffixes})(?:[?#]|$)", url, re.IGNORECASE):
                return one
    return None
