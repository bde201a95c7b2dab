"""The words of a text as they count for a reader: case, quotes, dashes and spacing apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from monitor.text.characters import INVISIBLE

LOST: Final = "\ufffd"
"""What a decoder writes in place of a letter it could not read."""
HIDDEN_ADDRESS: Final = "[email protected]"
"""What an address reads as that is obfuscated against harvesters."""

_TOKEN: Final = re.compile(
    r"\[email protected\]"
    r"|https?://[^\s<>()\"]+|www\.[^\s<>()\"]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|\d+(?:[.,:/]\d+)*"
    rf"|(?:[^\W\d_]|{LOST}|[\u0300-\u036f])+"
    r"|[%€$£¥]"
)
_PLACEHOLDER: Final = re.compile(
    r"\[?\s{0,9}e-?mail\s{0,9}protected\s*\]?|\[\s*(?:protected e-?mail|e-?mail prot[eé]g[eé])\s*\]",
    re.IGNORECASE,
)
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
_MARKUP: Final = re.compile(r"\]\([^)\s]*\)?|%[A-Z_]{4,}%|\{\{.{0,60}?\}\}|</?[a-z]{1,10}>")
"""Link targets, placeholders of templates and tags that a page prints by mistake."""
_LIST_MARK: Final = re.compile(r"(?:^|(?<=[:;,]\s)|(?<=[:;\n]))(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
"""The number or letter of an item whose list is written as running text."""
_THOUSANDS: Final = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Return words, numbers, addresses and the signs % € $ £ ¥, casefolded, in order.

    >>> tokens("“We” keep it – for 1 000 days (a@b.example).")
    ('we', 'keep', 'it', 'for', '1000', 'days', 'a@b.example')
    """
    marked = _LIST_MARK.sub("", _MARKUP.sub(" ", _INVISIBLE.sub("", text)))
    unified = unicodedata.normalize("NFKC", marked).casefold()
    unified = _THOUSANDS.sub("", _PLACEHOLDER.sub(HIDDEN_ADDRESS, unified))
    return tuple(token.rstrip(".,;:/") for token in _TOKEN.findall(unified))


def is_word(token: str) -> bool:
    """Return whether a token is letters only: no number, sign or address."""
    return token.isalpha()
