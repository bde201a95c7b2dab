"""Signal `consent`: how people agree or object changed."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='consent',
    label=('consent', 'consentement'),
    points=15,
    in_lexicon=True,
    examples=(
        Example('en', 'We ask for your consent first.', 'We write to you unless you object.'),
        Example('fr', 'Nous demandons votre consentement.', 'Nous vous écrivons, sauf opposition.'),
    ),
    counterexamples=(
        Example('en', 'We ask you first.', 'We ask you later.'),
        Example('fr', 'Nous vous demandons.', 'Nous vous écrivons.'),
    ),
)  # fmt: skip
