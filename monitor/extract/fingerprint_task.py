"""The one look at a page that most readings need: has what it shows changed?

Apart from the rest of reading, so that the children who only look are born without its code.
"""

from __future__ import annotations

from typing import Final

PRELOAD: Final = ("monitor.extract.fingerprint_task", "monitor.extract.html.fingerprint")
"""What children have imported who do nothing else."""


def fingerprint_page(body: bytes, content_type: str) -> str:
    """The fingerprint, computed in a child: the parent never loads the code that reads pages."""
    from monitor.extract.html.fingerprint import fingerprint

    return fingerprint(body, content_type)
