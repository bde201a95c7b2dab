"""UTF-8 that somebody read as Latin-1 and stored again: "dÃ©claration" is "déclaration".

Each damaged run is judged alone: it is put right only where its characters, taken as the bytes they
came from, are valid UTF-8. Such a run is a capital letter followed by signs ("Ã©", "â€™"), which no
language writes, so a page may hold damaged and sound passages side by side.
"""

from __future__ import annotations

import re
from typing import Final


def _byte_of(character: str) -> int | None:
    """The byte that windows-1252 (and Latin-1 where that has a gap) shows as this character."""
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
# One of these stands in damaged text of any alphabet; a search for them is quicker than the pattern.
_TRACES: Final = ("Ã", "Â", "â€", "Å", "Ä", "Ð", "Î", "ðŸ")
# A no-break space was the second half of "à" and became a plain space on the way.
_LOST_HALF: Final = re.compile(r"\bÃ (?=\w|$)")
_PROOF: Final = 2  # repairs on a page before a lone "Ã" is trusted to be "à"
_ROUNDS: Final = 3  # text may have gone through the same mill more than once


def repaired(text: str) -> str:
    """The text with every damaged run put right; sound text comes back as it was."""
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
