"""Find all signals in the sentences that differ between two wordings of a clause.

A sentence that stands on both sides holds no signal. `Signal.before` quotes what only the old side
has, `Signal.after` what only the new side has, so the direction of the change is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from monitor.compare.atoms import changed_atoms
from monitor.judge.judge_budget import QUOTED, QUOTED_OF_DOCUMENT
from monitor.judge.judge_context import PolicyIndex
from monitor.judge.signals import signal_rules
from monitor.judge.signals.lexicon_words import signals_in_words
from monitor.judge.signals.signal_rule import Differences, SignalRule
from monitor.model import Signal
from monitor.text.tokens import tokens

_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_])|\n")


def signals(
    before: str, after: str, language: str, other: PolicyIndex, *, listed: bool = False
) -> tuple[Signal, ...]:
    """Return all signals between two wordings; one is empty for a clause added or removed.

    `other` is the old reading. `listed` says that the clause is about recipients.
    """
    gone, come = map(_most, differing_sentences(before, after))
    old, new = " ".join(gone), " ".join(come)
    if not old and not new:
        return ()
    atoms = changed_atoms(old, new, language)
    differences = Differences(gone, come, atoms, language, other, listed)
    return _found(differences, signal_rules.SIGNAL_RULES)


def signals_of_document(
    before: str, after: str, language: str, other: PolicyIndex
) -> tuple[Signal, ...]:
    """Return the signals of a rewritten document, whose sentences are not paired."""
    before, after = before[:QUOTED_OF_DOCUMENT], after[:QUOTED_OF_DOCUMENT]
    atoms = changed_atoms(before, after, language)
    differences = Differences((before,), (after,), atoms, language, other)
    finders = tuple(rule for rule in signal_rules.SIGNAL_RULES if rule.find_in_documents)
    return _found(differences, finders)


def _found(differences: Differences, finders: tuple[SignalRule, ...]) -> tuple[Signal, ...]:
    by_code = [signal for rule in finders if rule.find for signal in rule.find(differences)]
    in_words = [rule.name for rule in signal_rules.SIGNAL_RULES if rule.in_lexicon]
    by_words = signals_in_words(in_words, *differences.texts, differences.language)
    return tuple(dict.fromkeys((*by_code, *by_words)))


def differing_sentences(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences that only `before` has and those that only `after` has.

    Sentences that differ in typography only are the same.
    """
    old, new = _sentences(before), _sentences(after)
    shared = old.keys() & new.keys()
    return tuple(_without(old, shared)), tuple(_without(new, shared))


def _most(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences that begin within the first `QUOTED` characters, cut to that length."""
    if sum(map(len, sentences)) <= QUOTED:
        return sentences
    ends = accumulate(map(len, sentences))
    kept = (
        (s, end - len(s)) for s, end in zip(sentences, ends, strict=True) if end - len(s) < QUOTED
    )
    return tuple(sentence[: QUOTED - start] for sentence, start in kept)


_Sentences = dict[tuple[str, ...], str]
"""Tokens of each sentence → the sentence as printed."""


def _sentences(text: str) -> _Sentences:
    return {tokens(sentence): sentence for sentence in _SENTENCE.split(text) if sentence.strip()}


def _without(sentences: _Sentences, shared: set[tuple[str, ...]]) -> Iterator[str]:
    return (sentence for key, sentence in sentences.items() if key not in shared)
