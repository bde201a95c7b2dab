"""Builds Word documents from the XML of their parts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from monitor.extract.decisions import ParsedPage
from monitor.extract.formats.docx.word_reader import read_word
from monitor.extract.passes import DOCX_PASSES

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "header", "footer", "footnotes", "comments")


def root(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{inside}</w:{name}>'


def build(*body: str, links: str = "", raw: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A document with this body; `parts` are the XML inside `styles`, `numbering`, `header` …"""
    relations = "".join(
        f'<Relationship Id="p{name}" Type="{TYPE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    files: dict[str, bytes] = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{TYPE}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
        "word/_rels/document.xml.rels": f"<Relationships>{relations}{links}</Relationships>".encode(),
        "word/document.xml": root("document", f"<w:body>{''.join(body)}</w:body>").encode(),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, inside in parts.items():
        files[f"word/{name}.xml"] = root(roots.get(name, name), inside).encode()
    files |= raw or {}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run, with its properties and those of the run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


@pytest.fixture
def docx() -> Callable[..., bytes]:
    return build


@pytest.fixture
def p() -> Callable[..., str]:
    return paragraph


@pytest.fixture
def read() -> Callable[..., ParsedPage]:
    """Reads the document that `build` makes of the same arguments."""
    return lambda *body, **parts: read_word(build(*body, **parts), DOCX_PASSES)
