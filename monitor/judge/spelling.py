"""Spellings that say the same word: British and American, old and new names, and slips of the pen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from monitor.languages import LANGUAGES, words
from monitor.text.tokens import unaccented

_CLOSED: Final = frozenset(word for each in LANGUAGES for word in each.facts.numbers) | words(
    lambda each: each.spelling.closed
)
"""Words that one letter turns into another of them."""

_RULES: Final = tuple(
    (re.compile(pattern), new) for each in LANGUAGES for pattern, new in each.spelling.variants
)

RENAMED: Final[dict[str, str]] = {"twitter": "x", "facebook": "meta", "fb": "meta"}
"""Networks and groups under their old and new names: renamed, not a new third party."""

ARTICLES: Final = {each.code: frozenset(each.spelling.articles.split()) for each in LANGUAGES}
"""Words of a language whose coming or going alone changes nothing a reader would be told of."""

LIGHT: Final = {each.code: frozenset(each.spelling.light.split()) for each in LANGUAGES}
"""Words that, in company of an article, come and go without changing anything."""

_SHORTEST: Final = 4
"""Letters a word needs for a slip of one letter to be told from another word."""
_NEGATING: Final = words(lambda each: each.spelling.negating_prefixes)
_PARTY: Final = re.compile(r"(.*)(er|or|ee)(s?)$")


@lru_cache(maxsize=8192)
def american(word: str) -> str:
    """The American spelling of an English word; other words come back as they are or consistently."""
    for pattern, new in _RULES:
        word = pattern.sub(new, word)
    return word


def same_name(old: str, new: str) -> bool:
    """Whether one is the newer name of the other."""
    return RENAMED.get(old, old) == RENAMED.get(new, new)


def inflected(old: str, new: str) -> bool:
    """Singular and plural, or feminine and masculine, of one word of some length."""
    short, long = sorted((unaccented(old), unaccented(new)), key=len)
    return len(short) >= 4 and long in {short + ending for ending in ("s", "e", "es", "n", "en")}


def slip(old: str, new: str) -> bool:
    """Whether one of the two may be a misspelling of the other: a letter off. A prefix that negates is
    never a slip, nor is a number word, a modal verb, or employer for employee.
    """
    if min(len(old), len(new)) < _SHORTEST:
        return False
    if (old in _CLOSED and new in _CLOSED) or _other_party(old, new):
        return False
    if any(a == prefix + b for prefix in _NEGATING for a, b in ((old, new), (new, old))):
        return False
    return OSA.distance(old, new, score_cutoff=1) <= 1


def _other_party(old: str, new: str) -> bool:
    """« employer » and « employee »: one letter, and the other side of the contract."""
    one, other = _PARTY.match(old), _PARTY.match(new)
    return bool(one and other) and one[1] == other[1] and one[2] != other[2]  # type: ignore[index] # both matched
