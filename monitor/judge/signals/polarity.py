"""Signal `polarity`: a negation was inserted into, or deleted from, a sentence that stayed."""

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
    negations = partial(_negations, language=differences.language)
    for before, after in pairs(differences.before, differences.after):
        if negations(before) != negations(after):
            yield Signal("polarity", *quote(before, after, negations))


def _negations(sentence: str, language: str) -> Counter[str]:
    return Counter(a.value for a in atoms(sentence, language) if a.kind == "negation")


RULE: Final = SignalRule(
    name="polarity",
    label=("", ""),
    points=40,
    find=_find,
    wording="sentence",
    summary_rank=1,
    examples=(
        Example("en", "We share your name with shops.", "We do not share your name with shops."),
        Example("fr", "Nous communiquons votre nom aux magasins.", "Nous ne communiquons pas votre nom aux magasins."),
    ),
    counterexamples=(
        Example("en", "", "We do not share your name with shops."),
        Example("fr", "", "Nous ne communiquons pas votre nom aux magasins."),
    ),
)  # fmt: skip
