"""Signal `disputes`: disputes are settled elsewhere or differently."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='disputes',
    label=('disputes', 'litiges'),
    points=15,
    in_lexicon=True,
    grave_points=35,
    examples=(
        Example('en', 'Courts decide.', 'Binding arbitration decides.'),
        Example('fr', 'On se parle.', 'On va devant le tribunal de commerce.'),
    ),
    counterexamples=(
        Example('en', 'We decide.', 'We decide together.'),
        Example('fr', 'On se parle.', 'On se parle toujours.'),
    ),
)  # fmt: skip
