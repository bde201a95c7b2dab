"""The identity of a text: equal for two texts that hold the same words in other typography."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from monitor.text.characters import DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES

_UNIFIED: Final = {
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(DASHES, "-"),
}
_MARKS: Final = re.compile(f"[{''.join(map(re.escape, _UNIFIED))}]|[{INVISIBLE}]")
_LIST_MARK: Final = re.compile(r"^(?:[-*•·▪▫◦●○■□‣⁃➢➤►✓✔]\s*)+")
_LOOSE_SPACE: Final = re.compile(r" (?:(?!\w)|(?<!\w.)|(?<=[^\W\d].)(?=\d)|(?<=\d.)(?=[^\W\d]))")
_LAST_MARKS: Final = " .;,:"


def canonical(text: str) -> str:
    """Return the text without what only typography tells; case, accents and inner marks stay.

    Compatibility forms, quotes, dashes, spaces, list marks, invisible characters and the marks that
    end a list item are unified. Spaces stay only between two letters or two digits.

    >>> canonical("• L’accès à 10 % des « données » ;")
    'L\\'accès à10%des"données"'
    """
    if text.isascii():
        return _without_loose_spaces(text)
    unified = unicodedata.normalize("NFKC", _MARKS.sub(_unify, text))
    # NFKC writes a spacing accent as a space and a mark, which joins the letter that now precedes it.
    return unicodedata.normalize("NFKC", _without_loose_spaces(unified))


def _without_loose_spaces(text: str) -> str:
    text = _LIST_MARK.sub("", " ".join(text.split()))
    return _LOOSE_SPACE.sub("", text).rstrip(_LAST_MARKS) or text


def _unify(found: re.Match[str]) -> str:
    return _UNIFIED.get(found[0], "")
