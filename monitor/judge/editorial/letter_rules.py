"""Run rules about letters: the same words with other spaces, accents or encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from monitor.judge.editorial.rule_context import RuleContext, Run, Words
from monitor.text.plain import plain
from monitor.text.tokens import HIDDEN_ADDRESS, LOST


def spacing(run: Run, _: RuleContext) -> bool:
    """Match words that were joined, split or hyphenated differently: `e-mails` → `emails`."""
    old, new = _joined(run.old), _joined(run.new)
    return bool(old) and old == new


def accents(run: Run, _: RuleContext) -> bool:
    """Match words that differ in accents only: `modeles` → `modèles`. Digits never match."""
    old, new = _joined(run.old), _joined(run.new)
    if not old or not new or any(c.isdigit() for c in old):
        return False
    return plain(old) == plain(new)


_NO_LETTER: Final = re.compile(r"[\W_]+")


def _joined(words: Words) -> str:
    """Join the words; reduce an address that ran into a word to its letters."""
    joined = "".join(words)
    return _NO_LETTER.sub("", joined) if "http" in joined else joined


_MOST_LOST: Final = 200
"""Replacement characters of one run: a run with more is not judged."""
_MOST_LETTERS: Final = 3
"""Letters that a replacement character stands for."""


def damaged_letters(run: Run, _: RuleContext) -> bool:
    """Match words in which a replacement character stands for up to three letters."""
    old, new = "".join(run.old), "".join(run.new)
    return any(
        LOST in broken and LOST not in whole and _restores(whole, broken.split(LOST))
        for broken, whole in ((old, new), (new, old))
    )


def _restores(whole: str, pieces: list[str]) -> bool:
    """Return whether `whole` is the pieces with up to three letters between each two.

    It keeps every position at which a piece may end, where a pattern would try every combination.
    """
    if len(pieces) > _MOST_LOST + 1 or not whole.startswith(pieces[0]):
        return False
    ends = {len(pieces[0])}
    for piece in pieces[1:]:
        starts = {start for end in ends for start in _after_gap(whole, end)}
        ends = {start + len(piece) for start in starts if whole.startswith(piece, start)}
    return len(whole) in ends


def _after_gap(whole: str, end: int) -> Iterator[int]:
    """Yield the positions up to three letters behind `end`."""
    yield end
    for place in range(end, min(end + _MOST_LETTERS, len(whole))):
        if not (whole[place].isalnum() or whole[place] == "_"):
            return
        yield place + 1


def hidden_address(run: Run, _: RuleContext) -> bool:
    """Match an e-mail address and the placeholder that hides it from harvesters."""
    if HIDDEN_ADDRESS not in run.old + run.new + run.lead[-1:] + run.follow[:1]:
        return False
    return all(_address_like(word) for word in run.old + run.new)


_DOMAIN: Final = re.compile(r"(?:com|net|org|fr|de|eu|io|co|uk|it|es|nl|pt|at|ch|be|mailto)")


def _address_like(word: str) -> bool:
    return word == HIDDEN_ADDRESS or "@" in word or bool(_DOMAIN.fullmatch(word))
