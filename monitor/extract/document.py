"""The way from bytes to a `Document`, for every kind of file."""

from __future__ import annotations

from monitor.errors import NotAPolicy
from monitor.extract.blocks import pieces_of
from monitor.extract.chrome import drop_chrome
from monitor.extract.content import trim_to_content
from monitor.extract.decode import decode
from monitor.extract.filetype import file_type
from monitor.extract.markdown import html_of_markdown
from monitor.extract.plaintext import blocks_of_text
from monitor.extract.plausible import refuse_if_implausible
from monitor.extract.selectors import narrowed
from monitor.extract.tree import parse
from monitor.extract.trim import trimmed
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
        return _of_pdf(body, url)
    text = decode(body, content_type)
    if kind == "text":
        document = Document(blocks_of_text(text))
        refuse_if_implausible(document, page_text=text, url=url)
        return document
    html = html_of_markdown(text) if kind == "markdown" else text
    return _of_html(html, url, keep=keep, drop=drop, plain=kind == "markdown")


def _of_pdf(body: bytes, url: str) -> Document:
    from monitor.extract.pdf import blocks_of_pdf

    document = Document(blocks_of_pdf(body))
    refuse_if_implausible(document, page_text="", url=url)
    return document


def _of_html(
    html: str, url: str, *, keep: str | None, drop: tuple[str, ...], plain: bool
) -> Document:
    selected = keep is not None or bool(drop)
    tree = parse(narrowed(html, keep, drop) if selected else html)
    if not plain:
        drop_chrome(tree)
        if keep is None:
            trim_to_content(tree.root)
    pieces = pieces_of(tree.root)
    if not plain and keep is None:
        pieces, _ = trimmed(pieces, tree.title)
    blocks = tuple(piece.block for piece in pieces)
    document = Document(blocks, title=tree.title, language=tree.language)
    if not plain and keep is None:
        refuse_if_implausible(document, page_text="", html=html, url=url)
    return document
