"""A hash of the reading code, stored beside each version that the code read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import monitor

READING_PACKAGES: Final = ("extract", "segment", "dates", "text", "languages")
"""Every package that reading imports: a change in any of them may change what is read."""


def reader_version() -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of the reading code."""
    package = Path(monitor.__file__).parent
    digest = hashlib.sha256()
    for name in READING_PACKAGES:
        for module in sorted((package / name).rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()[:12]
