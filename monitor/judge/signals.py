"""What weighs in the words that differ: sixteen signals, found sentence by sentence.

Sentences that stand on both sides say nothing. What a signal's words count is what only one side
holds: `before` is what went, `after` what came, and the direction matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from monitor.compare.atoms import Atom, AtomChange, changed_atoms
from monitor.judge.judge_context import PolicyIndex
from monitor.judge.lexicon import lexicon
from monitor.judge.parties import new_parties
from monitor.judge.polarity import discretion, polarity
from monitor.model import Signal
from monitor.text.plain import plain
from monitor.text.tokens import tokens

_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_])|\n")
_MOST_SAID: Final = 4
"""Words that one signal quotes."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The sentences that only one side of a change holds."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, str]:
        """Both as running text."""
        return " ".join(self.before), " ".join(self.after)


def differing_sentences(before: str, after: str) -> Sides:
    """The sentences that stand on one side only, typography apart."""
    old, new = _sentences(before), _sentences(after)
    shared = old.keys() & new.keys()
    return Sides(
        tuple(text for key, text in old.items() if key not in shared),
        tuple(text for key, text in new.items() if key not in shared),
    )


def _sentences(text: str) -> dict[tuple[str, ...], str]:
    return {tokens(sentence): sentence for sentence in _SENTENCE.split(text) if sentence.strip()}


def signals(
    before: str, after: str, language: str, other: PolicyIndex, *, listed: bool = False
) -> tuple[Signal, ...]:
    """All signals between two wordings of a clause; one is empty for a clause added or removed.

    `other` is the old reading, in which a third party may have been named already; `listed` says
    that the clause is about recipients, so that an entry of a list begins with a name.
    """
    sides = differing_sentences(before, after)
    old, new = sides.texts
    if not old and not new:
        return ()
    changed = changed_atoms(old, new, language)
    found = [
        *_atom_signals(changed),
        *polarity(sides.before, sides.after, language),
        *discretion(
            changed if old and new else AtomChange((), ()), sides.before, sides.after, language
        ),
        *_third_parties(changed, old, new, other, listed=listed),
        *_recipients(changed),
        *_worded(old, new, language),
    ]
    return tuple(dict.fromkeys(found))


def signals_of_whole(before: str, after: str, language: str) -> tuple[Signal, ...]:
    """Those of a rewritten document: ages and words that only one of its readings holds.

    Its sentences are not paired, so that nothing is said of polarity, discretion or quantities.
    """
    ages = _atom_signals(changed_atoms(before, after, language).of("age"))
    return (*ages, *_worded(before, after, language))


def _atom_signals(changed: AtomChange) -> list[Signal]:
    return [
        Signal(name, _quoted(part.gone), _quoted(part.come))
        for name, part in (
            ("age", changed.of("age")),
            ("quantity", changed.of("quantity", "money")),
        )
        if part
    ]


def _recipients(changed: AtomChange) -> list[Signal]:
    part = changed.of("recipient")
    if part.gone and part.come:
        return [Signal("sale or sharing", _quoted(part.gone), _quoted(part.come))]
    return []


def _quoted(atoms: tuple[Atom, ...]) -> str:
    return ", ".join(dict.fromkeys(atom.text for atom in atoms[:_MOST_SAID]))


def _third_parties(
    changed: AtomChange, old: str, new: str, other: PolicyIndex, *, listed: bool
) -> list[Signal]:
    names = [name for name in new_parties(changed, new, other, listed=listed) if name not in old]
    return [Signal("third party", "", ", ".join(names[:_MOST_SAID]))] if names else []


def _worded(old: str, new: str, language: str) -> list[Signal]:
    """Words of the lexicon that only one side holds, as printed; an inflection is the same word."""
    found = []
    for name, pattern in lexicon(language).signals.items():
        went, came = _said(pattern, old), _said(pattern, new)
        gone = [said for word, said in went.items() if not _among(word, came)]
        come = [said for word, said in came.items() if not _among(word, went)]
        if gone or come:
            found.append(Signal(name, ", ".join(gone[:_MOST_SAID]), ", ".join(come[:_MOST_SAID])))
    return found


def _said(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    """What a pattern finds, in one form and as printed the first time."""
    said: dict[str, str] = {}
    for match in pattern.finditer(plain(text)):
        said.setdefault(match[0], text[slice(*match.span())])
    return said


def _among(word: str, others: dict[str, str]) -> bool:
    return word in others or any(_inflected(word, other) for other in others)


_STEM: Final = 5


def _inflected(one: str, other: str) -> bool:
    """« médical » and « médicaux »: alike from the beginning, three letters of an ending apart."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shortest = min(len(one), len(other))
    return one.isalpha() and other.isalpha() and (same or shortest) >= max(_STEM, shortest - 3)
