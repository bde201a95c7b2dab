"""A hash of what a page shows: equal hashes end most checks before the full reading."""

from __future__ import annotations

import hashlib

from monitor.extract.formats.detect import format_of


def fingerprint(body: bytes, content_type: str) -> str:
    """Return a hash of the words that the format shows, or of the bytes where it cannot tell.

    Raises `NotAPolicy` where the bytes are no text or exploit a parser.
    """
    found = format_of(body, content_type, "")
    shown = found.visible_text(body, content_type) if found and found.visible_text else None
    data = body if shown is None else shown.encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()
