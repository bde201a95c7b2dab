"""Find signals by the words that the language tables list for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from monitor.judge.lexicon import lexicon
from monitor.judge.signals.signal_rule import MOST_QUOTED
from monitor.model import Signal, SignalName
from monitor.text.plain import plain


def signals_in_words(
    names: Iterable[SignalName], old: str, new: str, language: str
) -> Iterator[Signal]:
    """Yield a signal for each name whose words only one of the texts has.

    Quotations are as printed. An inflection of a word is the same word: `médical`, `médicaux`.
    """
    patterns = lexicon(language).signals
    for name in names:
        if name in patterns:
            went, came = _said(patterns[name], old), _said(patterns[name], new)
            gone, come = _only_in(went, came), _only_in(came, went)
            if gone or come:
                yield Signal(name, gone, come)


def _said(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    """Return each match in lower case without accents → its first occurrence as printed."""
    said: dict[str, str] = {}
    for match in pattern.finditer(plain(text)):
        said.setdefault(match[0], text[slice(*match.span())])
    return said


def _only_in(these: dict[str, str], others: dict[str, str]) -> str:
    words = [printed for word, printed in these.items() if not _among(word, others)]
    return ", ".join(words[:MOST_QUOTED])


def _among(word: str, others: dict[str, str]) -> bool:
    return word in others or any(_inflected(word, other) for other in others)


_STEM: Final = 5
"""Letters that two inflections of a word have in common at least."""


def _inflected(one: str, other: str) -> bool:
    """Return whether two words differ in an ending of at most three letters."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shortest = min(len(one), len(other))
    return one.isalpha() and other.isalpha() and (same or shortest) >= max(_STEM, shortest - 3)
