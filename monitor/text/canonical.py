"""One form for texts that hold the same words in other typography."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SINGLE_QUOTES: Final = "‘’‚‛′`´ʼ＇‹›"
_DOUBLE_QUOTES: Final = "“”„‟″«»〝〞＂"
_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\ufeff"
_FOLD: Final = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
}
_FOLDED: Final = re.compile(f"[{''.join(map(re.escape, _FOLD))}]")
_LIST_MARK: Final = re.compile(r"^(?:[-*•·▪▫◦●○■□‣⁃➢➤►✓✔]\s*)+")
_LOOSE_SPACE: Final = re.compile(r" (?:(?!\w)|(?<!\w.)|(?<=[^\W\d].)(?=\d)|(?<=\d.)(?=[^\W\d]))")
_LAST_MARKS: Final = " .;,:"


def canonical(text: str) -> str:
    """The text as its words alone tell it: equal for two texts that differ in typography only.

    Compatibility forms, quotes, dashes, spaces, list marks, invisible characters and the marks
    that end a list item are unified; letters keep their case, and marks inside stay. Spaces
    stay only where letters meet letters or digits meet digits: « 10 % » is "10%".
    """
    if text.isascii():
        return _without_loose_spaces(text)
    folded = unicodedata.normalize("NFKC", _FOLDED.sub(_folded, text))
    # A spacing accent is a space and a mark, which may join the letter that is before it now.
    return unicodedata.normalize("NFKC", _without_loose_spaces(folded))


def _without_loose_spaces(text: str) -> str:
    text = _LIST_MARK.sub("", " ".join(text.split()))
    return _LOOSE_SPACE.sub("", text).rstrip(_LAST_MARKS) or text


def _folded(found: re.Match[str]) -> str:
    return _FOLD[found[0]]
