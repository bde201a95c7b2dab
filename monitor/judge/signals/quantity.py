"""Signal `quantity`: a number with a unit, or an amount of money, changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from monitor.judge.signals.signal_rule import Differences, Example, SignalRule, quoted
from monitor.model import Signal


def _find(differences: Differences) -> Iterator[Signal]:
    quantities = differences.atoms.of("quantity", "money")
    if quantities:
        yield Signal("quantity", quoted(quantities.gone), quoted(quantities.come))


RULE: Final = SignalRule(
    name="quantity",
    label=("", ""),
    points=25,
    find=_find,
    wording="step",
    summary_rank=4,
    examples=(
        Example("en", "Answers take 5 days.", "Answers take 9 days."),
        Example("fr", "Le délai est de trente (30) jours.", "Le délai est de soixante (60) jours."),
    ),
    counterexamples=(
        Example("en", "Answers take 5 days.", "Replies take 5 days."),
        Example("fr", "Le délai est de 30 jours.", "Le délai est de trente jours."),
    ),
)
