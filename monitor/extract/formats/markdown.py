"""Markdown to HTML, so that one reader serves both; front matter is about the file, not the policy."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt

_FRONT_MATTER: Final = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def html_of_markdown(text: str) -> str:
    """An HTML document whose body is the policy and nothing else: no chrome is to be sought in it."""
    source = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1)
    return f"<!doctype html><html><body><main>\n{_parser().render(source)}</main></body></html>"
