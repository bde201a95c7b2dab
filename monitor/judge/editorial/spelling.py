"""Compare spellings of a word: British and American forms, inflections, misspellings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from monitor.languages import LANGUAGES, words
from monitor.text.plain import plain

_CLOSED: Final = frozenset(word for each in LANGUAGES for word in each.facts.numbers) | words(
    lambda each: each.spelling.closed
)
"""Words that differ from one another by a single letter: no pair of them is a misspelling."""

_RULES: Final = tuple(
    (re.compile(pattern), new) for each in LANGUAGES for pattern, new in each.spelling.variants
)

ARTICLES: Final = {each.code: frozenset(each.spelling.articles.split()) for each in LANGUAGES}
"""Articles of each language: to insert or delete one changes no meaning."""

LIGHT: Final = {each.code: frozenset(each.spelling.light.split()) for each in LANGUAGES}
"""Prepositions that change no meaning when they change together with an article."""

_SHORTEST: Final = 4
"""Letters a word needs before one deviating letter can be a misspelling."""
_LONGEST: Final = 80
"""Letters of the longest word that is compared letter by letter."""
_NEGATING: Final = words(lambda each: each.spelling.negating_prefixes)
_PARTY: Final = re.compile(r"(.*)(er|or|ee)(s?)$")


@lru_cache(maxsize=8192)
def american(word: str) -> str:
    """Return the American spelling of an English word: `colour` → `color`.

    Words of other languages may change too, but equal words stay equal.
    """
    for pattern, new in _RULES:
        word = pattern.sub(new, word)
    return word


def inflected(old: str, new: str) -> bool:
    """Return whether two words of four letters or more differ by a regular ending: `offer`, `offers`."""
    short, long = sorted((plain(old), plain(new)), key=len)
    return len(short) >= 4 and long in {short + ending for ending in ("s", "e", "es", "n", "en")}


def slip(old: str, new: str) -> bool:
    """Return whether one letter differs, which is needed for a misspelling but proves none.

    Negating prefixes, number words, modal verbs and the parties of a contract are never
    misspellings: `legal` → `illegal`, `employer` → `employee`.
    """
    if min(len(old), len(new)) < _SHORTEST or max(len(old), len(new)) > _LONGEST:
        return False
    if (old in _CLOSED and new in _CLOSED) or _other_party(old, new):
        return False
    if any(a == prefix + b for prefix in _NEGATING for a, b in ((old, new), (new, old))):
        return False
    return OSA.distance(old, new, score_cutoff=1) <= 1


def _other_party(old: str, new: str) -> bool:
    """Return whether the words name the two parties of a contract: `employer`, `employee`."""
    one, other = _PARTY.match(old), _PARTY.match(new)
    return bool(one and other) and one[1] == other[1] and one[2] != other[2]  # type: ignore[index] # both matched
