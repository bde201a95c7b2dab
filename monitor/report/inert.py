"""Neutralises words of pages for display: control characters never reach a terminal or header."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REORDERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Bidirectional embeddings, overrides and isolates, annotation marks and tags: with them a text can
look like another one. Plain left-to-right and right-to-left marks stay: some scripts need them."""
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"\s+")


def inert(text: str) -> str:
    """Keep line breaks, make other control characters visible, drop reordering marks: `\\x1b` → `␛`."""
    return _CONTROLS.sub(_visible, _REORDERING.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """Return the inert text on one line, for a header or title."""
    return _SPACES.sub(" ", inert(text)).strip()


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
