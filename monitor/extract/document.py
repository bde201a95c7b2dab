"""The way from bytes to a `Document`, for every kind of file."""

from __future__ import annotations

from monitor.errors import NotAPolicy
from monitor.extract.formats.decode import decode
from monitor.extract.formats.detect import file_type
from monitor.extract.formats.markdown import html_of_markdown
from monitor.extract.formats.pdf.blocks import blocks_of_pdf
from monitor.extract.formats.plaintext import blocks_of_text
from monitor.extract.html.page import ParsedPage, Selection, read_page
from monitor.extract.validation.plausible import refuse_half, refuse_if_implausible
from monitor.model import Document


def extract(
    body: bytes,
    url: str,
    content_type: str,
    *,
    keep: str | None = None,
    drop: tuple[str, ...] = (),
    section: str | None = None,
) -> Document:
    """The policy's blocks, in reading order.

    `content_type` is the HTTP header's value; the bytes outrank it. `keep` and `drop` are CSS
    selectors, `section` the heading of the one policy meant among several. Raises `NotAPolicy`
    where the page is none, or where a selector or the section finds nothing.
    """
    kind = file_type(body, content_type, url)
    if kind == "other":
        raise NotAPolicy(
            "wrong type", f"neither a page nor a document: {content_type or 'unknown'}"
        )
    if kind == "pdf":
        document = Document(blocks_of_pdf(body))
        refuse_if_implausible(document, page_text="", url=url)
        return document
    text = decode(body, content_type)
    if kind == "text":
        document = Document(blocks_of_text(text))
        refuse_if_implausible(document, page_text=text, url=url)
        return document
    html = html_of_markdown(text) if kind == "markdown" else text
    selection = Selection(keep, drop, section)
    try:
        reading = read_page(html, url, selection, chrome=kind == "html")
    except NotAPolicy as lost:
        if lost.reason == "selector lost" and kind == "html":
            _refuse_wall(html, url)
        raise
    document = document_of(reading)
    if kind == "html" and keep is None:
        refuse_if_implausible(document, page_text="", html=html, url=url)
        return document
    if kind == "html":
        refuse_half(html)
    if not document.blocks:
        raise NotAPolicy("empty", "what is kept of the page holds no text")
    return document


def _refuse_wall(html: str, url: str) -> None:
    """Where a selector finds nothing because a wall stands in the page's place, that is the reason.

    A page without a policy's words is no proof: for such pages selectors are written.
    """
    document = document_of(read_page(html, "", Selection()))
    try:
        refuse_if_implausible(document, page_text="", html=html, url=url)
    except NotAPolicy as wall:
        if wall.reason != "home page":
            raise


def document_of(reading: ParsedPage) -> Document:
    """The document without what was dropped; `page.dropped_of` lists that where it is asked for."""
    tree = reading.tree
    blocks = tuple(piece.block for piece in reading.pieces)
    return Document(blocks, title=tree.title, language=tree.language)
