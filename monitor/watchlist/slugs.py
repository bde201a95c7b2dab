"""Names as folder names: `Politique de confidentialité` → `politique-de-confidentialite`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

LONGEST: Final = 80
"""Characters."""
UNFOLDED: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not decompose into a base letter and an accent."""


def slug(name: str) -> str:
    """Return a safe folder name: lower-case ASCII letters, digits, single hyphens, at most 80 characters.

    Accents are removed. Where letters are lost, or the name is too long, a short hash of the whole
    name is appended, so that two names never share a folder.
    """
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(UNFOLDED)
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in plain)
    if words and not lost and len(words) <= LONGEST:
        return words
    mark = hashlib.sha256(unicodedata.normalize("NFC", name).encode()).hexdigest()[:8]
    return f"{words[: LONGEST - 9].strip('-')}-{mark}".lstrip("-")
