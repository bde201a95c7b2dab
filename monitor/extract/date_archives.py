"""Lists of former versions: their dates are not the document's, and may shift with a server's time zone."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.date_forms import MAY_HOLD_DATE
from monitor.extract.date_tables import MONTHS

_HEADS_A_LIST: Final = re.compile(
    r"(?:previous|prior|past|older|earlier|former|archived?|historical) (?:versions?|policies|policy|terms|revisions?|updates?)|"
    r"archives?\b|version history|change ?log|revision history|history of (?:changes|versions|updates)|"
    r"(?:versions?|anciennes) (?:précédentes?|antérieures?|archivées?)|anciennes versions|historique|"
    r"(?:frühere|ältere|vorherige|bisherige|archivierte) (?:versionen|fassungen)|versionsverlauf|archiv\b|"
    r"versiones (?:anteriores|previas)|historial|versioni precedenti|archivio|"
    r"(?:vorige|eerdere|oudere) versies|archief|versões anteriores|histórico"
)  # fmt: skip
_LONGEST_HEAD: Final = 90
_LONGEST_ENTRY: Final = 140
_RUN: Final = 3
_MONTH_NAMES: Final = frozenset(" ".join(MONTHS.values()).split())
_DIGITS: Final = re.compile(r"[\W\d_]+")


def archived_lines(lines: list[str]) -> frozenset[int]:
    """The indices of lines that list former versions; `lines` are in lower case."""
    dated = {
        index
        for index, line in enumerate(lines)
        if len(line) <= _LONGEST_ENTRY and MAY_HOLD_DATE.search(line)
    }
    if not dated:
        return frozenset()
    return frozenset(_below_heads(lines, dated) | _runs(lines, dated))


def _below_heads(lines: list[str], dated: set[int]) -> set[int]:
    out: set[int] = set()
    for index, line in enumerate(lines):
        if len(line) > _LONGEST_HEAD or not _HEADS_A_LIST.search(line):
            continue
        if index in dated:
            out.add(index)
        following = index + 1
        while following in dated:
            out.add(following)
            following += 1
    return out


def _runs(lines: list[str], dated: set[int]) -> set[int]:
    """Three or more dated lines in a row, alike but for the date."""
    out: set[int] = set()
    for index in sorted(dated):
        if index in out:
            continue
        shape, last = _shape(lines[index]), index
        while last + 1 in dated and _shape(lines[last + 1]) == shape:
            last += 1
        if last - index + 1 >= _RUN:
            out.update(range(index, last + 1))
    return out


def _shape(line: str) -> str:
    """The line without digits and months, so that entries of one list look the same."""
    words = _DIGITS.sub(" ", line).split()
    return " ".join(word for word in words if word not in _MONTH_NAMES)
