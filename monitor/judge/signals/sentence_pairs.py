"""Pair the old and new wording of a sentence, and quote the place where a pair differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from monitor.judge.editorial.unexplained_edits import Span, differences
from monitor.text.tokens import tokens

_LIKE: Final = 0.6
"""Share of their words that two sentences must have in common to be one sentence."""
_LIKE_ALONE: Final = 0.25
"""The same share where each side has one sentence left."""
_LONGEST_QUOTE: Final = 9
"""Words."""
_LEAD: Final = 3
"""Words quoted before the first word that weighs."""

Weighed = Callable[[str], Counter[str]]
"""Count what weighs in some words, such as their negations."""


def pairs(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (old, new) for each sentence that was reworded; each sentence is in at most one pair."""
    left, found = list(new), []
    for sentence in old:
        best = max(left, key=lambda other: _alike(sentence, other), default=None)
        if best is not None and _alike(sentence, best) >= _LIKE:
            found.append((sentence, best))
            left.remove(best)
    gone = [sentence for sentence in old if sentence not in {before for before, _ in found}]
    if len(gone) == len(left) == 1 and _alike(gone[0], left[0]) >= _LIKE_ALONE:
        found.append((gone[0], left[0]))
    return found


def _alike(one: str, other: str) -> float:
    a, b = Counter(tokens(one)), Counter(tokens(other))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def quote(before: str, after: str, weighed: Weighed) -> tuple[str, str]:
    """Quote from two sentences the words around the edits that change what is weighed.

    Where no single edit changes it, quote around all edits.
    """
    old, new = before.split(), after.split()
    spans = list(differences(tuple(_tokens_of(old)), tuple(_tokens_of(new))))
    telling = [span for span in spans if _tells(old, new, span, weighed)]
    if not spans:
        return "", ""
    (i, j, k, m), last = (telling or spans)[0], (telling or spans)[-1]
    if max(last[1] - i, last[3] - k) <= _LONGEST_QUOTE:
        j, m = last[1], last[3]
    return _around(old, i, j, weighed), _around(new, k, m, weighed)


def _tells(old: list[str], new: list[str], span: Span, weighed: Weighed) -> bool:
    i, j, k, m = span
    return weighed(" ".join(old[i:j])) != weighed(" ".join(new[k:m]))


def _around(words: list[str], start: int, end: int, weighed: Weighed) -> str:
    """Quote from the word before `start`; of a long span quote around the first word that weighs."""
    found = (i for i in range(start, end) if weighed(words[i]))
    first = max(0, start - 1)
    if end - first > _LONGEST_QUOTE:
        first = max(first, next(found, first) - _LEAD)
    cut = words[first : min(end, first + _LONGEST_QUOTE)]
    said = " ".join(cut).strip(" .,;:")
    before = "… " if first > max(0, start - 1) else ""
    return before + said + (" …" if first + len(cut) < end else "")


def _tokens_of(words: list[str]) -> list[str]:
    """Return the tokens of each written word as one string."""
    return [" ".join(tokens(word)) for word in words]
