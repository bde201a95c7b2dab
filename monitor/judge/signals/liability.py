"""Signal `liability`: liability is limited or shifted."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='liability',
    label=('liability', 'responsabilité'),
    points=15,
    in_lexicon=True,
    examples=(
        Example('en', 'The service works.', 'The service is provided as is.'),
        Example('fr', 'Le service marche.', "Le service est fourni en l'état."),
    ),
    counterexamples=(
        Example('en', 'The service works.', 'The service works well.'),
        Example('fr', 'Le service marche.', 'Le service marche bien.'),
    ),
)  # fmt: skip
