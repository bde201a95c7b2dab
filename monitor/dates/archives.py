"""Recognise lists of former versions, whose dates are not the document's own.

Servers print them in the reader's time zone, so that they may shift by a day between readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from monitor.dates.months import MONTHS
from monitor.languages import alternatives

_HEADS_A_LIST: Final = re.compile(alternatives(lambda each: each.dates.archives))
_NOT_WORDS: Final = re.compile(r"[\W\d_]+")

_LONGEST_HEAD: Final = 90  # characters
_LONGEST_ENTRY: Final = 140  # characters
_NEAR: Final = 3  # lines between an entry and the one before it
_RUN: Final = 3  # entries that make a list without a heading


def archived_lines(
    line: Callable[[int], str], dated: Sequence[int], fresh: Callable[[str], bool]
) -> frozenset[int]:
    """Return the indexes of the dated lines that are entries in a list of former versions.

    `line` returns the lowered text of a line, `dated` holds the indexes of lines with a date, in
    order. `fresh` returns whether a line says when the document was updated: such a line below a
    list's heading is no entry.
    """
    short = [index for index in dated if len(line(index)) <= _LONGEST_ENTRY]
    return frozenset(_below_heads(line, short, fresh) | _alike(line, short))


def _below_heads(
    line: Callable[[int], str], short: list[int], fresh: Callable[[str], bool]
) -> set[int]:
    out: set[int] = set()
    for index in short:
        above = range(max(0, index - _NEAR), index)
        listed = any(other in out or _heads(line(other)) for other in above)
        if (listed or _heads(line(index))) and not fresh(line(index)):
            out.add(index)
    return out


def _heads(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and bool(_HEADS_A_LIST.search(text))


def _alike(line: Callable[[int], str], short: list[int]) -> set[int]:
    """Return lines of which three or more, near each other, differ in the date only."""
    by_shape: dict[str, list[int]] = {}
    for index in short:
        by_shape.setdefault(_shape(line(index)), []).append(index)
    out: set[int] = set()
    for indices in by_shape.values():
        run = [indices[0]]
        for index in indices[1:]:
            if index - run[-1] > _NEAR:
                run = []
            run.append(index)
            if len(run) >= _RUN:
                out.update(run[-1:] if len(run) > _RUN else run)
    return out


def _shape(text: str) -> str:
    """Return the line without digits, months and short words: equal for entries of one list."""
    words = _NOT_WORDS.sub(" ", text).split()
    return " ".join(word for word in words if word not in MONTHS and len(word) > 2)
