"""Signal `AI`: artificial intelligence is used or trained."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rule import Example, SignalRule

RULE: Final = SignalRule(
    name='AI',
    label=('AI', 'IA'),
    points=20,
    in_lexicon=True,
    grave_points=35,
    topic="AI and automated decisions",
    summary_rank=3,
    single_words=True,
    examples=(
        Example('en', 'We store your letters.', 'We train machine learning models on your letters.'),
        Example('fr', 'Nous gardons vos lettres.', "Vos lettres servent à entraîner des modèles d'intelligence artificielle."),
    ),
    counterexamples=(
        Example('en', 'We store your letters.', 'We train our staff on your letters.'),
        Example('fr', '', 'Tout abus peut entraîner la clôture de votre compte.'),
    ),
)  # fmt: skip
