"""The record of HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from monitor.extract.formats.format import Format, Source

if TYPE_CHECKING:
    from monitor.extract.decisions import ParsedPage

_SNIFFED: Final = 4_096  # bytes
_TAGS: Final = re.compile(
    rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|h1|meta|title|script|table)[\s>]",
    re.IGNORECASE,
)


def read_web_page(source: Source) -> ParsedPage:
    """Read a page with all passes of HTML; raises `NotAPolicy` where it cannot be read."""
    from monitor.extract.formats.decode import decode
    from monitor.extract.html.page import read_markup
    from monitor.extract.passes import HTML_PASSES

    markup = decode(source.body, source.content_type)
    page = read_markup(markup, source.url, source.selection, HTML_PASSES)
    return replace(page, markup=markup)


def _has_tags(body: bytes) -> bool:
    return _TAGS.search(body[:_SNIFFED]) is not None


def _visible_text(body: bytes, content_type: str) -> str | None:
    from monitor.extract.html.visible_text import visible_text

    return visible_text(body, content_type)


HTML: Final = Format(
    name="html",
    content_types=("text/html", "application/xhtml+xml"),
    file_suffixes=("html", "htm"),
    read=read_web_page,
    suggests=_has_tags,
    selectable=True,
    accept="text/html,application/xhtml+xml",
    visible_text=_visible_text,
)
