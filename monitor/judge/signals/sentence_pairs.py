"""Pair the old and new wording of a sentence, and quote the place where a pair differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from monitor.judge.editorial.unexplained_edits import Span, differences
from monitor.judge.judge_budget import PAIRED
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
    """Return (old, new) for each sentence that was reworded; each sentence is in at most one pair.

    Of very many sentences only those at the same place are compared.
    """
    if len(old) * len(new) > PAIRED:
        alike = ((one, other) for one, other in zip(old, new, strict=False))
        return [pair for pair in alike if _alike(*map(_counted, pair)) >= _LIKE]
    left = {sentence: _counted(sentence) for sentence in new}
    gone, found = [], []
    for sentence in old:
        said = _counted(sentence)
        best = max(left, key=lambda other: _alike(said, left[other]), default=None)
        if best is not None and _alike(said, left[best]) >= _LIKE:
            found.append((sentence, best))
            del left[best]
        else:
            gone.append(sentence)
    if len(gone) == len(left) == 1:
        (other,) = left
        if _alike(_counted(gone[0]), left[other]) >= _LIKE_ALONE:
            found.append((gone[0], other))
    return found


def _counted(sentence: str) -> Counter[str]:
    return Counter(tokens(sentence))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


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
