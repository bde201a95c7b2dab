"""A language: every table that reading, comparing and judging take from it.

Tables are matched against one form of the text each, as `monitor.text` defines them:

    lowered    lower case, accents kept       dates, policies (titles and vocabulary), walls
    plain      lower case, no accents         facts, topics, signals, volatile, chrome, interface
    tokens     words as they count            spelling
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.languages.clause_words import DateWords, FactWords, SpellingWords
from monitor.languages.site_words import (
    ChromeWords,
    InterfaceWords,
    PolicyWords,
    VolatileWords,
    WallWords,
)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Every table of one language: one file holds it, one row in `LANGUAGES` adds it."""

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    common_words: str = ""
    """The commonest words in prose, by which the language is detected."""
    script: tuple[str, str] | None = None
    """First and last letter of a script that only this language uses, as far as policies go."""
    topics: Mapping[str, str] = field(default_factory=dict)
    """Topic → words of clauses about it. Plain text, from the beginning of a word."""
    signals: Mapping[str, str] = field(default_factory=dict)
    """Signal → words whose coming or going is told. Plain text, from the beginning of a word."""
    grave_signals: Mapping[str, str] = field(default_factory=dict)
    """Signal → words in its quotations that give it more points. Plain text."""
    dates: DateWords = field(default_factory=DateWords)
    facts: FactWords = field(default_factory=FactWords)
    spelling: SpellingWords = field(default_factory=SpellingWords)
    policies: PolicyWords = field(default_factory=PolicyWords)
    walls: WallWords = field(default_factory=WallWords)
    volatile: VolatileWords = field(default_factory=VolatileWords)
    chrome: ChromeWords = field(default_factory=ChromeWords)
    interface: InterfaceWords = field(default_factory=InterfaceWords)
    empty: Mapping[str, str] = field(default_factory=dict)
    """Why fields are empty: reason → their names (`dates.updated_after`), `*` for all that are."""
