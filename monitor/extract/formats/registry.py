"""All source formats, and what is asked of them by bytes, by content type and by file name."""

from __future__ import annotations

from typing import Final

from monitor.extract.formats.docx import DOCX
from monitor.extract.formats.format import Format
from monitor.extract.formats.markdown import MARKDOWN
from monitor.extract.formats.pdf import PDF
from monitor.extract.formats.plaintext import PLAINTEXT
from monitor.extract.formats.web_page import HTML

FORMATS: tuple[Format, ...] = (HTML, PDF, DOCX, MARKDOWN, PLAINTEXT)
"""One row each; a new format is one file and one row here."""

EVERYTHING_ELSE: Final = "*/*;q=0.5"


def proven(body: bytes) -> Format | None:
    """Return the format that the bytes prove."""
    return next((one for one in FORMATS if one.proves(body)), None)


def declared(content_type: str) -> Format | None:
    """Return the format of a content type: `text/html; charset=utf-8` → HTML."""
    essence = content_type.partition(";")[0].strip().lower()
    return next((one for one in FORMATS if essence in one.content_types), None)


def of_suffix(suffix: str) -> Format | None:
    """Return the format of a file name's suffix: `.md` → Markdown; with or without its dot."""
    ending = suffix.removeprefix(".").lower()
    return next((one for one in FORMATS if ending in one.file_suffixes), None)


def stored_suffix(body: bytes, content_type: str) -> str:
    """Return the suffix under which a page is stored: `pdf`, `docx`, `md`, `txt`, else `html`."""
    return (proven(body) or declared(content_type) or HTML).file_suffixes[0]


def is_stored_suffix(suffix: str) -> bool:
    """Whether pages are stored under this suffix."""
    return any(suffix == one.file_suffixes[0] for one in FORMATS)


def accept_header() -> str:
    """Return the HTTP header `Accept`: the formats by preference, then everything else."""
    return ",".join([*(one.accept for one in FORMATS if one.accept), EVERYTHING_ELSE])
