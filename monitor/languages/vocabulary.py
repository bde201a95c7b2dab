"""Tell the words of a language from what is no word: `recieve`, `acount`.

The dictionaries are those of simplemma. A worker may open no file once it is confined, so this module
holds them compressed (3 MB) from its import on, and unfolds one when a word of it is first asked for.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from typing import Final

from simplemma.strategies.dictionaries import dictionary_factory, frontcode

_READ_IN_FULL: Final = ("en", "fr", "de", "es", "it", "nl", "pt")

_COMPRESSED: Final = {
    code: (dictionary_factory.DATA_FOLDER / f"{code}.plzma").read_bytes() for code in _READ_IN_FULL
}


def is_known(word: str, language: str) -> bool | None:
    """Return whether a lower-case word is in the language's dictionary; None without a dictionary."""
    if language not in _COMPRESSED:
        return None
    known = _dictionary(language)
    return any(form.encode() in known for form in (word, word.capitalize()))


@lru_cache(maxsize=2)
def _dictionary(language: str) -> frozenset[bytes]:
    """Return every inflected form in the dictionary: 0.3 s and 30 MB for English."""
    stream = lzma.decompress(_COMPRESSED[language])
    return frozenset(frontcode._decode_stream(stream))
