"""Text as it is shown and stored: one space where the page has any white space, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from monitor.text.characters import INVISIBLE, UNSPACED

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})  # fmt: skip
_RARE: Final = re.compile(f"[\\x00-\\x1f\ufb00-\ufb06{INVISIBLE}]")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")


def normalise(text: str) -> str:
    """Return one line of composed Unicode: spaces collapsed, invisible characters and ligatures gone.

    Quotes, dashes, numbers and case stay as printed.

    >>> normalise("We  con\\u00adﬁrm\\n“this”.")
    'We confirm “this”.'
    """
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if not _RARE.search(text):
        return text
    return " ".join(_INVISIBLE.sub("", text).translate(_LIGATURES).split())


def count_words(text: str) -> int:
    """Return the number of words; two characters count as one in scripts without spaces.

    >>> count_words("three words here"), count_words("個人情報")
    (3, 3)
    """
    words = len(text.split())
    if text.isascii() or not words:
        return words
    return words + len(_UNSPACED.findall(text)) // 2
