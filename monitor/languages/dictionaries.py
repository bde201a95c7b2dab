"""The dictionaries of simplemma, compressed (3 MB), read when this module is imported.

A worker may open no file once it is confined, so it imports this module beforehand. Other processes
import it when a word is first asked for.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from typing import Final

from simplemma.strategies.dictionaries import dictionary_factory, frontcode

from monitor.languages import READ_IN_FULL

_COMPRESSED: Final = {
    each.code: (dictionary_factory.DATA_FOLDER / f"{each.code}.plzma").read_bytes()
    for each in READ_IN_FULL
}


@lru_cache(maxsize=2)
def dictionary(language: str) -> frozenset[bytes] | None:
    """Return every inflected form in the dictionary of a language, UTF-8; None if there is none.

    English takes 0.3 s and 30 MB.
    """
    if language not in _COMPRESSED:
        return None
    return frozenset(frontcode._decode_stream(lzma.decompress(_COMPRESSED[language])))
