"""Refuse Markdown on which the parser would need minutes or gigabytes, before it is parsed.

The parser of Markdown tries every open bracket against the rest of its paragraph, and keeps a dozen
tokens for each table cell. The limits are far above what any document written by people has.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.errors import NotAPolicy

_MOST_LINES: Final = 20_000
"""Lines with text."""
_MOST_CELLS: Final = 40_000
"""Vertical bars, which part the cells of tables."""
_MOST_OPEN: Final = 100
"""Brackets open at once in one paragraph."""
_MOST_MARKS: Final = 120_000
"""Characters at which the parser stops to look for emphasis, code, links, tags and entities."""

_BRACKET_OR_BREAK: Final = re.compile(r"[\[\]]|\n[ \t]*\n")
_MARK: Final = re.compile(r"[!#$%&*+\-:<=>@\[\\\]^_`{}~]")


def refuse_costly_markdown(text: str) -> None:
    """Raise `NotAPolicy("unreadable")` above one of the limits, and name it."""
    counted = (
        (sum(map(bool, map(str.strip, text.split("\n")))), _MOST_LINES, "lines"),
        (text.count("|"), _MOST_CELLS, "table cells"),
        (sum(1 for _ in _MARK.finditer(text)), _MOST_MARKS, "marks"),
        (_most_open(text), _MOST_OPEN, "open brackets in one paragraph"),
    )
    for count, most, what in counted:
        if count > most:
            raise NotAPolicy(
                "unreadable", f"the Markdown has {count:,} {what}; at most {most:,} are read"
            )


def _most_open(text: str) -> int:
    """Return the most brackets that are open at once: `[[a] [b]` → 2."""
    most = depth = 0
    for found in _BRACKET_OR_BREAK.finditer(text):
        if found[0] == "[":
            depth += 1
            most = max(most, depth)
        else:
            depth = max(0, depth - 1) if found[0] == "]" else 0
    return most
