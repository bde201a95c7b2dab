"""The task of the fingerprint workers: has what a page shows changed?

It is apart from the rest of reading, so that these workers load no code but this.
"""

from __future__ import annotations

from typing import Final

PRELOAD: Final = ("monitor.extract.fingerprint_task", "monitor.extract.fingerprint", "monitor.extract.html.visible_text")  # fmt: skip
"""What a fingerprint worker imports when it starts."""


def fingerprint_page(body: bytes, content_type: str) -> str:
    """Return the fingerprint; the parent process never loads the code that reads pages."""
    from monitor.extract.fingerprint import fingerprint

    return fingerprint(body, content_type)
