"""Lower case without accents, as long as the text: the form that most tables of words match."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Return the text in lower case, without accents, with plain quotes, dashes and spaces.

    The result is as long as the text, so that a match in it tells what is printed there.

    >>> plain("Données – l’été")
    "donnees - l'ete"
    """
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
    if "가" <= character <= "힣":
        return character  # a Hangul syllable decomposes into letters, of which the first is no word
    base = unicodedata.normalize("NFKD", character.casefold())
    return next((c for c in base if not unicodedata.combining(c)), " ")
