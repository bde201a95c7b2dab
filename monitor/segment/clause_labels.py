"""Split the number or letter in front of a clause from its words: numbering is metadata."""

from __future__ import annotations

import re
from typing import Final

from monitor.languages import alternatives
from monitor.model import Block

_NAMED: Final = f"(?:{alternatives(lambda each: each.policies.numbering)}|§)"
_ROMAN: Final = r"(?=[ivxlcdm])(?:x{0,4})(?:ix|iv|v?i{0,3})"
# A figure ("1.5 million", "5 - 10 days") is not followed by a capital, the number of a clause is.
_CAPITAL: Final = r"(?=[«“\"'(]?(?-i:[^\W\d_a-zß-ÿ]))"
_LABEL: Final = re.compile(
    r"\s*(?:"
    rf"{_NAMED}\s*(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|{_ROMAN})(?:er|º|°)?(?![\w])(?:\s*[.:)–—-]\s*(?:[–—:-]\s*)?|\s+{_CAPITAL})"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4})\s?[.)](?!\d)\s*(?:[–—-]\s+)?"
    rf"|\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}\s+{_CAPITAL}"
    rf"|\d{{1,2}}\s*[–—:-]\s+{_CAPITAL}"
    r"|\((?:[a-z]|" + _ROMAN + r")\)\s*"
    r"|(?:[a-z]|" + _ROMAN + r")[.)]\s+"
    r")(?=\S)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"^(?:[•◦▪●○■□‣⁃·∙*►▶➢➤✓✔❖❑➔→»]|[-–—](?=\s))\s*(?=\S)")


def split_label(block: Block) -> tuple[str, str]:
    """Return the clause's label and its words: "13.2 Retention" → ("13.2", "Retention").

    A printed number outranks the number that a list generates. A bullet is dropped.
    """
    text = _BULLET.sub("", block.text)
    match = _LABEL.match(text)
    if match is None or block.kind == "row":
        return block.label, text
    return " ".join(match.group().split()).rstrip(":–—- "), text[match.end() :]
