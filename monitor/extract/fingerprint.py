"""A hash of what a page shows, cheap enough to end most readings early."""

from __future__ import annotations

import hashlib

from selectolax.lexbor import LexborHTMLParser

from monitor.extract.decode import decode

INVISIBLE = ["script", "style", "svg", "head"]


def fingerprint(body: bytes, content_type: str) -> str:
    """A hash of the page's visible text in order: equal only where the words are.

    Attributes, tokens, scripts and mark-up do not enter. A body that is no HTML is hashed as it is.
    """
    if "html" not in content_type.lower() or body.startswith(b"%PDF-"):
        return hashlib.sha256(body).hexdigest()
    tree = LexborHTMLParser(decode(body, content_type))
    tree.strip_tags(INVISIBLE)
    text = tree.body.text(separator=" ") if tree.body else ""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
