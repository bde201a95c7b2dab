"""Whether a sentence says the opposite now, and whether a duty became a choice."""

from __future__ import annotations

from collections import Counter
from typing import Final

from monitor.compare.atoms import AtomChange, atoms
from monitor.judge.residue import differences
from monitor.judge.tokens import tokens
from monitor.model import Signal

_LIKE: Final = 0.6
"""Share of the other words that two sentences must have in common to be one sentence."""
_LONGEST_QUOTE: Final = 9
"""Words."""


def pairs(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, str]]:
    """Sentences that are one another's new wording, each at most once."""
    left, found = list(new), []
    for sentence in old:
        best = max(left, key=lambda other: _alike(sentence, other), default=None)
        if best is not None and _alike(sentence, best) >= _LIKE:
            found.append((sentence, best))
            left.remove(best)
    return found


def _alike(one: str, other: str) -> float:
    a, b = Counter(tokens(one)), Counter(tokens(other))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def polarity(old: tuple[str, ...], new: tuple[str, ...], language: str) -> list[Signal]:
    """A negation that came or went in a sentence that otherwise stayed."""
    return [
        Signal("polarity", *quote(before, after))
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
        Signal("discretion", *quote(before, after))
        for before, after in pairs(old, new)
        if _choices(after, language) > _choices(before, language)
    ]


def _choices(sentence: str, language: str) -> int:
    return sum(1 for a in atoms(sentence, language) if a.kind == "modality" and a.value == "may")


def quote(before: str, after: str) -> tuple[str, str]:
    """The words around the first place where two sentences differ, short enough to be read."""
    old, new = before.split(), after.split()
    spans = list(differences(tuple(tokens_of(old)), tuple(tokens_of(new))))
    if not spans:
        return "", ""
    i, k = max(0, spans[0][0] - 1), max(0, spans[0][2] - 1)
    j, m = spans[-1][1], spans[-1][3]
    return _short(old[i:j]), _short(new[k:m])


def tokens_of(words: list[str]) -> list[str]:
    """Each written word as it counts."""
    return [" ".join(tokens(word)) for word in words]


def _short(words: list[str]) -> str:
    said = " ".join(words[:_LONGEST_QUOTE]).strip(" .,;:")
    return said + (" …" if len(words) > _LONGEST_QUOTE else "")
