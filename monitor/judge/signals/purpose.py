"""Signal `purpose`: data is used for another purpose."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='purpose',
    label=('purpose', 'finalité'),
    points=15,
    in_lexicon=True,
    examples=(
        Example('en', 'We use it for answers.', 'We use it for answers and profiling.'),
        Example('fr', 'Nous répondons.', 'Nous répondons et faisons du profilage.'),
    ),
    counterexamples=(
        Example('en', 'We use it for answers.', 'We use it for answers and greetings.'),
        Example('fr', 'Nous répondons.', 'Nous répondons et saluons.'),
    ),
)  # fmt: skip
