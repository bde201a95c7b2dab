"""What weighs in the words that differ: sixteen signals, found sentence by sentence.

Sentences that stand on both sides say nothing. What a signal's words count is what only one side
holds: `before` is what went, `after` what came, and the direction matters.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from monitor.compare.atoms import Atom, AtomChange, changed_atoms
from monitor.compare.plain import plain
from monitor.judge.lexicon import lexicon
from monitor.judge.polarity import discretion, polarity
from monitor.judge.scene import Reading
from monitor.judge.tokens import tokens
from monitor.model import Signal

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


def signals(before: str, after: str, language: str, other: Reading) -> tuple[Signal, ...]:
    """All signals between two wordings of a clause; one is empty for a clause added or removed.

    `other` is the old reading, in which a third party may have been named already.
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
        *_third_parties(changed, old, new, other),
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


_NAME: Final = re.compile(
    r"(?<![.!?:•\n] )(?<!^)(?<![\w'’-])[A-Z][\w&-]*[A-Za-z](?: [A-Z][\w&-]+){0,3}"
)
_COMMON: Final = frozenset(
    ["we", "you", "our", "the", "this", "if", "in", "for", "personal", "data", "service", "services", "policy", "privacy",
     "terms", "user", "users", "section", "article", "nous", "vous", "les", "des", "conditions", "client", "clients", "site"]
)  # fmt: skip


def _third_parties(changed: AtomChange, old: str, new: str, other: Reading) -> list[Signal]:
    """Names written with capitals inside a sentence that the old reading holds nowhere."""
    entities = [atom.text for atom in changed.of("name").come]
    names = [*entities, *(m[0] for m in _NAME.finditer(new) if m[0] not in old)]
    fresh = [
        name
        for name in dict.fromkeys(names)
        if name.casefold() not in _COMMON and not _known(name.casefold(), other)
    ]
    return [Signal("third party", "", ", ".join(fresh[:_MOST_SAID]))] if fresh else []


def _known(name: str, other: Reading) -> bool:
    """Whether the old reading holds it, a capital that only began the sentence apart."""
    _, _, rest = name.partition(" ")
    return other.holds(name) or (" " in rest and other.holds(rest))


def _worded(old: str, new: str, language: str) -> list[Signal]:
    plain_old, plain_new = plain(old), plain(new)
    found = []
    for name, pattern in lexicon(language).signals.items():
        went = Counter(match[0] for match in pattern.finditer(plain_old))
        came = Counter(match[0] for match in pattern.finditer(plain_new))
        gone, come = [w for w in went if w not in came], [w for w in came if w not in went]
        if gone or come:
            found.append(Signal(name, ", ".join(gone[:_MOST_SAID]), ", ".join(come[:_MOST_SAID])))
    return found
