"""Spellings that say the same word: British and American, old and new names, and slips of the pen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from monitor.compare.atom_words import NUMBER_WORDS
from monitor.text.tokens import unaccented

_CLOSED: Final = frozenset(word for words in NUMBER_WORDS.values() for word in words) | frozenset(
    [
        "would",
        "could",
        "should",
        "might",
        "shall",
        "must",
        "their",
        "there",
        "these",
        "those",
        "where",
        "without",
        "within",
    ]
)
"""Words that one letter turns into another of them."""

_AMERICAN: Final[tuple[tuple[str, str], ...]] = (
    (r"(\w\w\w)is(?=e$|ed$|es$|ing$|er$|ers$|ation|able|ational)", r"\1iz"),
    (r"(\w\w)ys(?=e$|ed$|es$|er$|ing$)", r"\1yz"),
    (r"(col|fav|hon|lab|hum|vap|behavi|endeav|neighb|arm|rum|sav|flav)our", r"\1or"),
    (r"(\w)ogue(?=s?$|d$)", r"\1og"),
    (r"(cent|metr|thea|fib|lit)re(?=s?$|d$)", r"\1er"),
    (r"(defe|offe|lice|prete)nce", r"\1nse"),
    (r"(practi)s(?=e|i)", r"\1c"),
    (r"([aeiou])ll(?=ed$|ing$|er$|ers$|ation)", r"\1l"),
    (r"(enro|fulfi|insta|ski)ll?(?=$|s$|ment|ful)", r"\1l"),
    (r"programme", "program"),
    (r"cheque", "check"),
    (r"(judg|acknowledg)ement", r"\1ment"),
    (r"whilst", "while"),
    (r"amongst", "among"),
    (r"towards$", "toward"),
    (r"ageing", "aging"),
    (r"grey", "gray"),
    (r"enquir", "inquir"),
    (r"artefact", "artifact"),
)
_RULES: Final = tuple((re.compile(pattern), new) for pattern, new in _AMERICAN)

RENAMED: Final[dict[str, str]] = {"twitter": "x", "facebook": "meta", "fb": "meta"}
"""Networks and groups under their old and new names: renamed, not a new third party."""

ARTICLES: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(("the", "a", "an")),
    "fr": frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d")),
    "de": frozenset(("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einer")),
    "es": frozenset(("el", "la", "los", "las", "un", "una", "de", "del")),
    "it": frozenset(("il", "lo", "la", "i", "gli", "le", "l", "un", "una", "del", "della", "di")),
    "nl": frozenset(("de", "het", "een")),
    "pt": frozenset(("o", "a", "os", "as", "um", "uma", "de", "do", "da")),
}
"""Words of a language whose coming or going alone changes nothing a reader would be told of."""

LIGHT: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(("of", "in", "on", "at", "that")),
    "fr": frozenset(("dans", "sur", "en")),
}
"""Words that, in company of an article, come and go without changing anything."""

_SHORTEST: Final = 4
"""Letters a word needs for a slip of one letter to be told from another word."""
_NEGATING: Final = (
    "un",
    "in",
    "im",
    "il",
    "ir",
    "a",
    "non",
    "dis",
    "de",
    "des",
    "mis",
    "ab",
    "en",
    "ex",
    "n",
)
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
