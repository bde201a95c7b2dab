"""Signal `data type`: sensitive data is named."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='data type',
    label=('data type', 'type de données'),
    points=20,
    in_lexicon=True,
    grave_points=25,
    summary_rank=7,
    single_words=True,
    examples=(
        Example('en', 'We read your name.', 'We read your name and biometric data.'),
        Example('fr', 'Nous lisons votre nom.', 'Nous lisons votre nom et vos données biométriques.'),
    ),
    counterexamples=(
        Example('en', 'We read your name.', 'We read your name and your letters.'),
        Example('fr', 'La vente de substances non médicales est interdite.', 'La vente de médicaments non médicaux est interdite.'),
    ),
)  # fmt: skip
