"""Which language a text is written in, by its commonest words.

Known words decide, so a language without a row cannot be recognised, but it can be told from those
that have one: too few of its words are known, and the language around it stands.
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
)  # counting letters is slow, seeing none is not
_FEWEST_WORDS: Final = 30  # below it the language around it is surer than any count
_LEAST_SHARE: Final = 0.18  # of a text's words; prose has 30 to 55 % of common words
_LEAST_LEAD: Final = 1.25  # over the second language
_SENTENCE: Final = 6  # words of the shortest text that may speak for itself
_SURE_SHARE: Final = 0.3
_SURE_LEAD: Final = 2.0
_LONGEST_SAMPLE: Final = 20_000  # characters


def language_of(text: str, declared: str = "") -> str:
    """The ISO 639-1 code of the text's language.

    `declared` is what the page says (`<html lang>`): it stands where the text is short or in no
    known language, and gives way where the text is plainly in another. Empty where nothing is known.
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
    """One code per text: short ones take the language of the run they stand in.

    Where a page speaks several, those of a sentence speak for themselves if their words leave no
    doubt: what is served in one language today and in another tomorrow is told clause by clause.
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
