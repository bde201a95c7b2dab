"""Detect the language of a text by the share of its words that are a language's commonest words.

A language without a row is never detected. Its texts hold too few common words of any other
language, so they take the language of the texts around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from monitor.languages import LANGUAGES

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEYOND_LATIN: Final = re.compile(
    "[\u0370-\u1dff\u3040-\ud7ff]"
)  # a fast test: counting the letters of every text is slow
_FEWEST_WORDS: Final = 30  # words; a shorter text takes the language around it
_LEAST_SHARE: Final = 0.18  # of the words; prose has 30 to 55 % of common words
_LEAST_LEAD: Final = 1.25  # times the words of the second language
_SENTENCE: Final = 6  # words; on a mixed page a text of this length is judged by itself
_SURE_SHARE: Final = 0.3
_SURE_LEAD: Final = 2.0
_LONGEST_SAMPLE: Final = 20_000  # characters


def language_of(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of the text's language, or "" if it is unknown.

    `declared` is the page's own statement (`<html lang>`). It is returned for short texts and for
    those in no known language; a text clearly in another language overrules it.
    """
    said = _code(declared)
    script = _script(text[:2_000])
    if script:
        return said if said and said not in _WITH_WORDS else script
    words = _words(text[:_LONGEST_SAMPLE])
    if len(words) < _FEWEST_WORDS:
        return said
    return _by_words(words) or said


def language_runs(texts: Sequence[str], declared: str = "") -> tuple[str, ...]:
    """Return one code per text; a short text takes the language of the text before it.

    On a page with several languages, a text of one sentence is judged by itself under stricter
    limits, so that a clause whose language changes is told as such.
    """
    page = language_of(" ".join(texts), declared)
    known = [language_of(text) or None for text in texts]
    if len({code for code in known if code}) > 1:
        known = [code or _surely(text) for code, text in zip(known, texts, strict=True)]
    return tuple(_spread(known, page))


def _surely(text: str) -> str | None:
    words = _words(text)
    return _by_words(words, _SURE_SHARE, _SURE_LEAD) or None if len(words) >= _SENTENCE else None


def _spread(known: list[str | None], page: str) -> list[str]:
    first = next((code for code in known if code), page)
    current, out = first, []
    for code in known:
        current = code or current
        out.append(current)
    return out


def _code(declared: str) -> str:
    match = re.match(r"\s*([a-zA-Z]{2,3})\b", declared.replace("_", "-"))
    return match[1].lower() if match else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _script(text: str) -> str:
    if not _BEYOND_LATIN.search(text):
        return ""
    letters = [character for character in text if character.isalpha()]
    for language in LANGUAGES:
        if language.script is None:
            continue
        first, last = language.script
        inside = sum(first <= letter <= last for letter in letters)
        if letters and inside > len(letters) * 0.3:
            return language.code
    return ""


def _by_words(words: list[str], share: float = _LEAST_SHARE, lead: float = _LEAST_LEAD) -> str:
    counts = Counter(code for word in words for code in _SPOKEN_IN.get(word, ()))
    (best, code), (second, _) = (
        *((n, code) for code, n in counts.most_common(2)),
        (0, ""),
        (0, ""),
    )[:2]
    if best < share * len(words) or best < lead * second:
        return ""
    return code


def _spoken_in() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in frozenset(language.common_words.split()):
            codes[word] = (*codes.get(word, ()), language.code)
    return codes


_SPOKEN_IN: Final = _spoken_in()
_WITH_WORDS: Final = frozenset(each.code for each in LANGUAGES if each.common_words)
