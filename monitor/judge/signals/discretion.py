"""Signal `discretion`: `may` replaced `must` or a plain verb, so a duty became a choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from monitor.compare.atoms import atoms
from monitor.judge.signals.sentence_pairs import pairs, quote
from monitor.judge.signals.signal_rule import Differences, Example, SignalRule
from monitor.model import Signal


def _find(differences: Differences) -> Iterator[Signal]:
    if not differences.before or not differences.after:
        return
    if not any(atom.value == "may" for atom in differences.atoms.of("modality").come):
        return
    choices = partial(_choices, language=differences.language)
    for before, after in pairs(differences.before, differences.after):
        if choices(after).total() > choices(before).total():
            yield Signal("discretion", *quote(before, after, choices))


def _choices(sentence: str, language: str) -> Counter[str]:
    found = (a for a in atoms(sentence, language) if a.kind == "modality" and a.value == "may")
    return Counter(a.value for a in found)


RULE: Final = SignalRule(
    name="discretion",
    label=("a choice, not a duty", "un choix, non plus un devoir"),
    points=25,
    find=_find,
    wording="sentence",
    unless_quoted_by="polarity",
    summary_rank=5,
    examples=(
        Example("en", "We will answer you in writing.", "We may answer you in writing."),
        Example("fr", "Nous devons vous répondre.", "Nous pouvons vous répondre."),
    ),
    counterexamples=(
        Example("en", "We may answer you in writing.", "We will answer you in writing."),
        Example("fr", "Nous pouvons vous répondre.", "Nous devons vous répondre."),
    ),
)
