"""Whether a sentence says the opposite now, and whether a duty became a choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Final

from monitor.compare.atoms import AtomChange, atoms
from monitor.judge.unexplained_edits import differences
from monitor.model import Signal
from monitor.text.tokens import tokens

_LIKE: Final = 0.6
"""Share of the other words that two sentences must have in common to be one sentence."""
_LIKE_ALONE: Final = 0.25
"""The same where of a clause just one sentence changed: it can only be the other's new wording."""
_LONGEST_QUOTE: Final = 9
"""Words."""
_LEAD: Final = 3
"""Words quoted before the one that weighs."""


def pairs(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, str]]:
    """Sentences that are one another's new wording, each at most once."""
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


def polarity(old: tuple[str, ...], new: tuple[str, ...], language: str) -> list[Signal]:
    """A negation that came or went in a sentence that otherwise stayed."""
    return [
        Signal("polarity", *quote(before, after, partial(_negations, language=language)))
        for before, after in pairs(old, new)
        if _negations(before, language) != _negations(after, language)
    ]


def _negations(sentence: str, language: str) -> Counter[str]:
    return Counter(a.value for a in atoms(sentence, language) if a.kind == "negation")


def discretion(
    changed: AtomChange, old: tuple[str, ...], new: tuple[str, ...], language: str
) -> list[Signal]:
    """« may » where « must » or a plain verb stood."""
    if not any(atom.value == "may" for atom in changed.of("modality").come):
        return []
    return [
        Signal("discretion", *quote(before, after, partial(_choices, language=language)))
        for before, after in pairs(old, new)
        if _choices(after, language).total() > _choices(before, language).total()
    ]


def _choices(sentence: str, language: str) -> Counter[str]:
    found = (a for a in atoms(sentence, language) if a.kind == "modality" and a.value == "may")
    return Counter(a.value for a in found)


Weighed = Callable[[str], Counter[str]]


def quote(before: str, after: str, weighed: Weighed) -> tuple[str, str]:
    """The words around the place where two sentences differ in what is weighed, short enough to be read."""
    old, new = before.split(), after.split()
    spans = list(differences(tuple(tokens_of(old)), tuple(tokens_of(new))))
    telling = [span for span in spans if _tells(old, new, span, weighed)]
    if not spans:
        return "", ""
    (i, j, k, m), last = (telling or spans)[0], (telling or spans)[-1]
    if max(last[1] - i, last[3] - k) <= _LONGEST_QUOTE:
        j, m = last[1], last[3]
    return _around(old, i, j, weighed), _around(new, k, m, weighed)


def _tells(
    old: list[str], new: list[str], span: tuple[int, int, int, int], weighed: Weighed
) -> bool:
    i, j, k, m = span
    return weighed(" ".join(old[i:j])) != weighed(" ".join(new[k:m]))


def _around(words: list[str], start: int, end: int, weighed: Weighed) -> str:
    """The words from the one before, and of many those about the first that weighs."""
    found = (i for i in range(start, end) if weighed(words[i]))
    first = max(0, start - 1)
    if end - first > _LONGEST_QUOTE:
        first = max(first, next(found, first) - _LEAD)
    cut = words[first : min(end, first + _LONGEST_QUOTE)]
    said = " ".join(cut).strip(" .,;:")
    before = "… " if first > max(0, start - 1) else ""
    return before + said + (" …" if first + len(cut) < end else "")


def tokens_of(words: list[str]) -> list[str]:
    """Each written word as it counts."""
    return [" ".join(tokens(word)) for word in words]
