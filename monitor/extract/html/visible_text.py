"""The text that a page shows, cheap enough to compare at every check."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser

from monitor.extract.formats.decode import decode
from monitor.extract.html.addresses import decoded
from monitor.extract.html.tree import refuse_bombs

_INVISIBLE: Final = ["script", "style", "svg", "head"]
_MOST_UNCLOSED: Final = 20_000  # elements: the parser needs quadratic time for more


def visible_text(body: bytes, content_type: str) -> str | None:
    """Return the page's visible words in order; None where parsing would take too long.

    Attributes, tokens and scripts do not count. An obfuscated mail address counts as what it
    spells, whatever its key. Raises `NotAPolicy` where the bytes are no text or exploit a parser.
    """
    html = decode(body, content_type)
    refuse_bombs(html)
    if html.count("<") - 2 * html.count("</") > _MOST_UNCLOSED:
        return None
    tree = LexborHTMLParser(html.replace("<template", "<div").replace("</template", "</div"))
    tree.strip_tags(_INVISIBLE)
    text = tree.body.text(separator=" ") if tree.body else ""
    addresses = [
        decoded(node.attributes.get("data-cfemail") or "") for node in tree.css("[data-cfemail]")
    ]
    return " ".join((*text.split(), *addresses))
