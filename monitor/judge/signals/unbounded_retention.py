"""Signal `unbounded retention`: data is kept for as long as the company likes."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='unbounded retention',
    label=('unbounded retention', 'conservation sans limite'),
    points=20,
    in_lexicon=True,
    topic="retention",
    examples=(
        Example('en', 'Files are kept.', 'Files are kept for as long as necessary.'),
        Example('fr', 'Le dossier est gardé.', 'Le dossier est gardé aussi longtemps que nécessaire.'),
    ),
    counterexamples=(
        Example('en', 'Files are kept.', 'Files are kept for 30 days.'),
        Example('fr', 'Le dossier est gardé.', 'Le dossier est gardé 30 jours.'),
    ),
)  # fmt: skip
