"""An atom, and a recogniser: what finds the atoms of one kind in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

AtomKind = Literal[
    "quantity", "age", "money", "date", "number", "law", "address", "name",
    "negation", "modality", "recipient",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One small fact of a text."""

    kind: AtomKind
    value: str
    """One form for all ways of writing it: `30 day`, `2026-03-12`, `EUR 42`, `not`."""
    text: str
    """The fact as printed."""


Span = tuple[int, int, str]
"""Where an atom begins and ends, and its value."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds the atoms of one kind in plain text, none overlapping another."""

    kind: AtomKind
    find: Callable[[str], Iterator[Span]]
    of_digits: bool = False
    """Whether every match holds a digit, so that texts without digits are skipped."""


Value = Callable[[re.Match[str]], str | None]
"""The value of what a pattern found, or None where that is not such an atom after all."""


def by_pattern(
    kind: AtomKind, pattern: re.Pattern[str], value: Value, **options: bool
) -> Recogniser:
    """Return a recogniser that finds what a pattern matches and `value` does not reject."""
    return Recogniser(kind, partial(_found, pattern, value), **options)


def _found(pattern: re.Pattern[str], value: Value, text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if (found := value(match)) is not None:
            yield match.start(), match.end(), found


def whole_words(pattern: str) -> re.Pattern[str]:
    """Return a pattern that matches no part of a longer or hyphenated word."""
    return re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w])")
