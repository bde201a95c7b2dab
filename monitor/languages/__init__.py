"""The languages that are read: one file and one row each.

To add a language, write `monitor/languages/<code>.py` with a `Language` and add it to `READ_IN_FULL`.
Every module that needs words derives them here once, when it is imported.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from monitor.languages import de, en, es, fr, it, nl, pt
from monitor.languages.language import Language
from monitor.languages.neighbours import NEIGHBOURS

READ_IN_FULL: Final[tuple[Language, ...]] = (
    en.ENGLISH,
    fr.FRENCH,
    de.GERMAN,
    es.SPANISH,
    it.ITALIAN,
    nl.DUTCH,
    pt.PORTUGUESE,
)
"""The languages whose policies are compared and judged. Their order is that of alternatives."""

LANGUAGES: Final[tuple[Language, ...]] = (*READ_IN_FULL, *NEIGHBOURS)
"""All rows: also those by which other languages are told apart and dated."""


def language_or_default(code: str) -> tuple[Language, ...]:
    """Return the row of a language that is read in full, English and French for any other code."""
    found = tuple(language for language in READ_IN_FULL if language.code == code)
    return found or (en.ENGLISH, fr.FRENCH)


def alternatives(field: Callable[[Language], str], *others: str) -> str:
    """Return the regular expression that matches what any language has in a field.

    `others` are alternatives that belong to no language; they come last. Without any alternative
    the expression matches nothing.
    """
    patterns = (*map(field, LANGUAGES), *others)
    return "|".join(pattern for pattern in patterns if pattern) or r"(?!)"


def words(field: Callable[[Language], str]) -> frozenset[str]:
    """Return the words that any language has in a field of words."""
    return frozenset(word for language in LANGUAGES for word in field(language).split())
