"""Read what a page shows, as its tests need it."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

HARBOUR = "/watch/harbour-post/privacy-policy"


def parsed(answer: Any) -> Any:
    """The page as a tree; a missing element fails the test."""
    return LexborHTMLParser(answer.text)


def words(answer: Any) -> str:
    """What a person reads, on one line."""
    assert answer.status_code == 200, answer.text
    text = parsed(answer).body.text(separator=" ")
    return re.sub(r"\s+([:,]?)", r"\1 ", text).replace(":  ", ": ").replace(",  ", ", ")


def rows(answer: Any) -> list[str]:
    """The companies of the list, in its order."""
    return [n.text() for n in parsed(answer).css("tbody th .company")]
