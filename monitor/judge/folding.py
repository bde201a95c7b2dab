"""Words as they count: without case, quotes, dashes, spacing or punctuation."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+", re.UNICODE)


def folded(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, case and typography apart."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
