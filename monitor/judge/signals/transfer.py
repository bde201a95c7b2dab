"""Signal `transfer`: data leaves the country, or its safeguard changed."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='transfer',
    label=('transfer', 'transfert'),
    points=15,
    in_lexicon=True,
    examples=(
        Example('en', 'Data stays here.', 'Data leaves under standard contractual clauses.'),
        Example('fr', 'Tout reste ici.', 'Tout part selon les clauses contractuelles types.'),
    ),
    counterexamples=(
        Example('en', 'Data stays here.', 'Data stays there.'),
        Example('fr', 'Tout reste ici.', 'Tout reste là.'),
    ),
)  # fmt: skip
