"""A hash of what a page shows, cheap enough to end most readings early."""

from __future__ import annotations

import hashlib
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from monitor.extract.formats.decode import decode
from monitor.extract.formats.detect import file_type
from monitor.extract.html.addresses import decoded
from monitor.extract.html.tree import refuse_bombs

_INVISIBLE: Final = ["script", "style", "svg", "head"]
_MOST_UNCLOSED: Final = 20_000  # elements: the parser needs quadratic time for more


def fingerprint(body: bytes, content_type: str) -> str:
    """A hash of the page's visible text in order: equal only where the words are.

    Attributes, tokens, scripts and mark-up do not enter, save addresses that the page obfuscates:
    they count as what they spell, whatever their key. A body that is no HTML is hashed as it is.
    Raises `NotAPolicy` where the bytes are no text, or a parser's trap.
    """
    if file_type(body, content_type, "") != "html":
        return hashlib.sha256(body).hexdigest()
    html = decode(body, content_type)
    refuse_bombs(html)
    if html.count("<") - 2 * html.count("</") > _MOST_UNCLOSED:
        return hashlib.sha256(body).hexdigest()
    return hashlib.sha256(_visible(html).encode("utf-8", "replace")).hexdigest()


def _visible(html: str) -> str:
    tree = LexborHTMLParser(html.replace("<template", "<div").replace("</template", "</div"))
    tree.strip_tags(_INVISIBLE)
    text = tree.body.text(separator=" ") if tree.body else ""
    addresses = [
        decoded(node.attributes.get("data-cfemail") or "") for node in tree.css("[data-cfemail]")
    ]
    return " ".join((*text.split(), *addresses))
