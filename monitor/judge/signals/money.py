"""Signal `money`: fees, renewals or refunds changed."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='money',
    label=('money', 'prix'),
    points=15,
    in_lexicon=True,
    examples=(
        Example('en', 'You order for a month.', 'Your order is renewed automatically and non-refundable.'),
        Example('fr', 'Un mois.', 'Un mois, avec reconduction tacite.'),
    ),
    counterexamples=(
        Example('en', 'You order for a month.', 'You order for a week.'),
        Example('fr', 'Un mois.', 'Une semaine.'),
    ),
)  # fmt: skip
