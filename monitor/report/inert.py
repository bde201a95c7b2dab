"""Makes the words of a page harmless where they are shown: no control reaches a screen or a header."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REORDERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Bidirectional embeddings, overrides and isolates, annotation marks and tags: they make a text look
like another one. Plain left-to-right and right-to-left marks stay: scripts need them."""
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"\s+")


def inert(text: str) -> str:
    """The text with its line breaks; escape sequences become visible, reordering marks go."""
    return _CONTROLS.sub(_visible, _REORDERING.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """The same on one line, as a header or a title needs it."""
    return _SPACES.sub(" ", inert(text)).strip()


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
