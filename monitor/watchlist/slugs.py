"""Names as folders: `Politique de confidentialité` becomes `politique-de-confidentialite`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

LONGEST: Final = 80
UNFOLDED: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def slug(name: str) -> str:
    """A safe folder name: lower-case ASCII letters, digits and single hyphens, at most 80 characters.

    Accents are folded. Where letters of another script are lost, or the name is too long, a short
    hash of the whole name keeps two names apart.
    """
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(UNFOLDED)
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in plain)
    if words and not lost and len(words) <= LONGEST:
        return words
    mark = hashlib.sha256(unicodedata.normalize("NFC", name).encode()).hexdigest()[:8]
    return f"{words[: LONGEST - 9].strip('-')}-{mark}".lstrip("-")
