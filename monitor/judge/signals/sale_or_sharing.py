"""Signal `sale or sharing`: data is sold or given to others, or to other recipients."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from monitor.judge.signals.signal_rule import Differences, Example, SignalRule, quoted
from monitor.model import Signal


def _find(differences: Differences) -> Iterator[Signal]:
    """Find recipients that replaced others: `internal` → `external`."""
    recipients = differences.atoms.of("recipient")
    if recipients.gone and recipients.come:
        yield Signal("sale or sharing", quoted(recipients.gone), quoted(recipients.come))


RULE: Final = SignalRule(
    name="sale or sharing",
    label=("sale or sharing", "vente ou partage"),
    points=15,
    find=_find,
    in_lexicon=True,
    grave_points=30,
    summary_rank=6,
    single_words=True,
    examples=(
        Example("en", "We hold your data.", "We sell your data."),
        Example("fr", "Nous gardons vos données.", "Nous vendons vos données."),
        Example("fr", "Les destinataires externes sont nommés.", "Les destinataires internes sont nommés."),
    ),
    counterexamples=(
        Example("en", "We hold your data.", "We hold your letters."),
        Example("fr", "Nous gardons vos données.", "Nous gardons vos lettres."),
    ),
)  # fmt: skip
