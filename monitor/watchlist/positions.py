"""Where in a watchlist a key stands. `tomllib` does not say, so the lines are scanned once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

_TABLE: Final = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_KEY: Final = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LONG_QUOTE: Final = re.compile(r'"""|\'\'\'')

Place = tuple[str, ...]


class Positions:
    """Line numbers by place: ("monitor", "every"), ("channel", "team"), ("watch", "2", "url")."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> dict[Place, int]:
        """Found when the first fault is told: a sound watchlist needs none."""
        return dict(reversed(tuple(_placed(self._text))))

    def line(self, *place: str) -> int:
        """The line of the place, or of the nearest table around it; 1 where neither is written."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._lines:
                return self._lines[place[:length]]
        return 1


def _placed(text: str) -> Iterator[tuple[Place, int]]:
    """Each table and key with its line; what is written twice comes twice."""
    table: Place = ()
    arrays: dict[Place, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        was_inside, inside = inside, _open_quote(line, inside)
        if was_inside:
            continue
        if header := _TABLE.match(line):
            table = _entered(header, arrays)
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_parts(key[1])), number


def _entered(header: re.Match[str], arrays: dict[Place, int]) -> Place:
    """The table that a header opens; one of an array is numbered from 0."""
    parts = _parts(header[2])
    if header[1] == "[":
        return parts
    arrays[parts] = arrays.get(parts, -1) + 1
    return (*parts, str(arrays[parts]))


def _parts(dotted: str) -> Place:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _open_quote(line: str, inside: str) -> str:
    """Which kind of multi-line string is open at the end of the line, if any."""
    for quote in _LONG_QUOTE.findall(line.split("#")[0] if not inside else line):
        if not inside:
            inside = quote
        elif inside == quote:
            inside = ""
    return inside
