"""Markdown: rendered to HTML, so that the reader of HTML reads it too."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from monitor.extract.decisions import Decision, Passage
from monitor.extract.formats.format import Format, Source
from monitor.extract.formats.markdown_limits import refuse_costly_markdown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from monitor.extract.decisions import ParsedPage

_FRONT_MATTER: Final = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")


def read_markdown(source: Source) -> ParsedPage:
    """Read a Markdown file; raises `NotAPolicy` where a selector or section finds nothing."""
    from monitor.extract.formats.decode import decode
    from monitor.extract.html.page import read_markup
    from monitor.extract.passes import MARKDOWN_PASSES

    text = decode(source.body, source.content_type)
    refuse_costly_markdown(text)
    page = read_markup(html_of_markdown(text), source.url, source.selection, MARKDOWN_PASSES)
    return replace(page, decisions=(*front_matter(text), *page.decisions))


def front_matter(text: str) -> tuple[Decision, ...]:
    """Drop the metadata above the text: it describes the file and is not the policy."""
    found = _FRONT_MATTER.match(text.replace("\r\n", "\n"))
    if not found:
        return ()
    words = " ".join(found[0].split())
    return (Decision(Passage((-1, 0), words, "top of the file"), "front matter", found[1]),)


def html_of_markdown(text: str) -> str:
    """Render the text without its front matter to an HTML document.

    `# Terms` → `<!doctype html><html><body><main><h1>Terms</h1></main></body></html>`.
    """
    source = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1)
    return f"<!doctype html><html><body><main>\n{_parser().render(source)}</main></body></html>"


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


MARKDOWN: Final = Format(
    name="markdown",
    content_types=("text/markdown", "text/x-markdown"),
    file_suffixes=("md", "markdown", "mdown"),
    read=read_markdown,
    served_as_text=True,
    selectable=True,
    stands_in=False,
    accept="text/markdown;q=0.8",
)
