"""Line numbers of tables and keys: `tomllib` keeps none, so the text is scanned once more."""

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
"""A table or key by its parts: `[[watch]]` number 2, key `url` → ("watch", "2", "url")."""


class Positions:
    """Line numbers by place, counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> dict[Place, int]:
        """Scanned at the first fault: a file without faults needs no line numbers."""
        return dict(reversed(tuple(_placed(self._text))))

    def line(self, *place: str) -> int:
        """Return the line of a place, else of the nearest table around it, else 1."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._lines:
                return self._lines[place[:length]]
        return 1


def _placed(text: str) -> Iterator[tuple[Place, int]]:
    """Yield each table and key with its line; a duplicate is yielded twice."""
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
    """Return the table that a header opens; tables of an array are numbered from 0."""
    parts = _parts(header[2])
    if header[1] == "[":
        return parts
    arrays[parts] = arrays.get(parts, -1) + 1
    return (*parts, str(arrays[parts]))


def _parts(dotted: str) -> Place:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _open_quote(line: str, inside: str) -> str:
    """Return the quote of the multi-line string that is open at the end of the line, or ""."""
    for quote in _LONG_QUOTE.findall(line.split("#")[0] if not inside else line):
        if not inside:
            inside = quote
        elif inside == quote:
            inside = ""
    return inside
