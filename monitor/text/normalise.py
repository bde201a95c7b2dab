"""Text as it is compared and shown: one space where the page has any white space, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f]"
)
_RARE: Final = re.compile(
    "[\x00-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufb00-\ufb06\ufeff\ufff9-\ufffb]"
)
_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})  # fmt: skip
_UNSPACED: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def normalise(text: str) -> str:
    """One line of composed Unicode: spaces collapsed, invisible characters and ligatures gone.

    Quotes, dashes and numbers stay as printed; that they are alike is for the comparison to say.
    """
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if not _RARE.search(text):
        return text
    return " ".join(_INVISIBLE.sub("", text).translate(_LIGATURES).split())


def count_words(text: str) -> int:
    """How many words; scripts written without spaces count a word for every two characters."""
    words = len(text.split())
    if text.isascii() or not words:
        return words
    return words + len(_UNSPACED.findall(text)) // 2


_ACCENTS: Final = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Lower case without accents, straight quotes, for the patterns of `phrases`."""
    text = text.lower().replace("’", "'")
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))
