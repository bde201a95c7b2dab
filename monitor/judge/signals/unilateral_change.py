"""Signal `unilateral change`: the company may change the terms at will."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='unilateral change',
    label=('unilateral change', 'modification unilatérale'),
    points=15,
    in_lexicon=True,
    examples=(
        Example('en', 'We change this notice.', 'We change this notice at any time.'),
        Example('fr', 'Nous changeons ceci.', 'Nous changeons ceci à tout moment.'),
    ),
    counterexamples=(
        Example('en', 'We change this notice.', 'We change this notice on Mondays.'),
        Example('fr', 'Nous changeons ceci.', 'Nous changeons ceci le lundi.'),
    ),
)  # fmt: skip
