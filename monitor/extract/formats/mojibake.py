"""Repair UTF-8 that was decoded as Latin-1 and stored again: "dÃ©claration" → "déclaration".

Each damaged run is repaired on its own, if the bytes that its characters came from are valid UTF-8.
Such a run is a capital letter followed by signs ("Ã©", "â€™"), which no language writes. So damaged
and sound passages may stand side by side on a page.
"""

from __future__ import annotations

import re
from typing import Final


def _byte_of(character: str) -> int | None:
    """Return the byte that windows-1252 decodes to this character; Latin-1 where windows-1252 has a gap."""
    code = ord(character)
    if code < 0x100:
        return code
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None


_FROM_BYTE: Final = {
    byte: bytes([byte]).decode("cp1252", "ignore") + chr(byte) for byte in range(0x80, 0x100)
}


def _class(first: int, last: int) -> str:
    return "[" + re.escape("".join(_FROM_BYTE[byte] for byte in range(first, last + 1))) + "]"


_TAIL: Final = _class(0x80, 0xBF)
_DAMAGED: Final = re.compile(
    f"(?:{_class(0xC2, 0xDF)}{_TAIL}|{_class(0xE0, 0xEF)}{_TAIL}{{2}}|{_class(0xF0, 0xF4)}{_TAIL}{{3}})+"
)
_BEYOND_ASCII: Final = re.compile(
    r"[^\x00-\x7f]{2,}"
)  # found five times faster than the class above
# Damaged text of any alphabet contains one of these; searching for them is faster than the pattern.
_TRACES: Final = ("Ã", "Â", "â€", "Å", "Ä", "Ð", "Î", "ðŸ")
# The second half of "à" was a no-break space, which became a plain space.
_LOST_HALF: Final = re.compile(r"\bÃ (?=\w|$)")
_PROOF: Final = 2  # repairs on a page before a lone "Ã" is trusted to be "à"
_ROUNDS: Final = 3  # text may have been damaged more than once


def repaired(text: str) -> str:
    """Return the text with every damaged run repaired; sound text comes back unchanged."""
    if text.isascii() or not any(trace in text for trace in _TRACES):
        return text
    if not any(_DAMAGED.search(run) for run in _BEYOND_ASCII.findall(text)):
        return text
    for _ in range(_ROUNDS):
        better, repairs = _DAMAGED.subn(_run, text)
        if better == text:
            break
        text = _LOST_HALF.sub("à ", better) if repairs >= _PROOF else better
    return text


def _run(match: re.Match[str]) -> str:
    values = [_byte_of(character) for character in match[0]]
    try:
        return bytes(value for value in values if value is not None).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
