"""The links of a page, as (address, text)."""

from __future__ import annotations

from itertools import islice
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from monitor.errors import NotAPolicy
from monitor.extract.formats.decode import decode

MAX_LINKS: Final = 5_000


def page_links(body: bytes, content_type: str) -> tuple[tuple[str, str], ...]:
    """Return `href` and text of the first 5,000 links in document order; none if it is no text.

    `<a href="/privacy">Privacy</a>` → `("/privacy", "Privacy")`
    """
    try:
        page = LexborHTMLParser(decode(body, content_type))
    except NotAPolicy:
        return ()
    links = islice(page.css("a[href]"), MAX_LINKS)
    return tuple((link.attributes.get("href") or "", link.text(strip=True)) for link in links)
