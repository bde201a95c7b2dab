"""Signal `age`: an age limit changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from monitor.judge.signals.signal_rule import Differences, Example, SignalRule, quoted
from monitor.model import Signal


def _find(differences: Differences) -> Iterator[Signal]:
    ages = differences.atoms.of("age")
    if ages:
        yield Signal("age", quoted(ages.gone), quoted(ages.come))


RULE: Final = SignalRule(
    name="age",
    label=("age", "âge"),
    points=35,
    find=_find,
    wording="step",
    number_only=True,
    topic="children",
    find_in_documents=True,
    summary_rank=2,
    examples=(
        Example("en", "You must be over 18 years old.", "You must be over 16 years old."),
        Example("fr", "Interdit aux moins de 16 ans.", "Interdit aux moins de 13 ans."),
    ),
    counterexamples=(
        Example("en", "Files are kept for 18 years.", "Files are kept for 16 years."),
        Example("fr", "Le dossier est gardé 16 ans.", "Le dossier est gardé 13 ans."),
    ),
)
