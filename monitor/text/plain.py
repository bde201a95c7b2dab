"""A text in lower case and without accents, character for character."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """The text as tables of words are written; as long as the text, so that places agree."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character in "’‘ʼ":
        return "'"
    if character.isspace():
        return " "
    if character in "‐‑‒–—":
        return "-"
    base = unicodedata.normalize("NFKD", character.casefold())
    return next((c for c in base if not unicodedata.combining(c)), " ")
