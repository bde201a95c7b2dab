"""The record that declares a signal: how it is found, weighed, worded and led with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from monitor.compare.atoms import AtomChange
from monitor.compare.recogniser_base import Atom
from monitor.judge.judge_context import PolicyIndex
from monitor.judge.lexicon import Topic
from monitor.model import Signal, SignalName

MOST_QUOTED: Final = 4
"""Words or names that one signal quotes on each side."""


@dataclass(frozen=True, slots=True)
class Differences:
    """The parts of a clause that only one wording has, as the finders of signals read them."""

    before: tuple[str, ...]
    """Sentences that only the old wording has."""
    after: tuple[str, ...]
    atoms: AtomChange
    """The atoms (numbers, negations, names, …) that only one side has."""
    language: str
    old_reading: PolicyIndex
    """The whole old reading, in which a third party may have been named already."""
    recipients_list: bool = False
    """Whether the clause is about recipients: an entry may then begin or end with a name."""

    @property
    def texts(self) -> tuple[str, str]:
        """The sentences of each side as running text."""
        return " ".join(self.before), " ".join(self.after)


Finder = Callable[[Differences], Iterable[Signal]]

Wording = Literal["named", "sentence", "step"]
"""How the reason quotes a signal.

`named`: `consent: opt in → opt out`. `sentence`: `‘we will’ became ‘we may’`. `step`:
`retention 12 → 24 months`.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Two wordings of a clause; `before` is empty for a clause that was added."""

    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SignalRule:
    """One signal. To add one: a module with its rule, a row in `signal_rules`, a `SignalName`."""

    name: SignalName
    label: tuple[str, str]
    """The words before its quotation in English and French; empty where the quotation suffices."""
    points: int
    """Its share of a change's severity, 0 to 100."""
    examples: tuple[Example, ...]
    """Changes in which it is found."""
    counterexamples: tuple[Example, ...]
    """Similar changes in which it is not found."""
    find: Finder | None = None
    """Find it by its own code; None where only the words of the language tables show it."""
    in_lexicon: bool = False
    """Whether each language table has words for it."""
    grave_points: int | None = None
    """Its points where the quotation holds grave words of a language table: `we sell`."""
    wording: Wording = "named"
    topic: Topic | None = None
    """The topic that it gives to its clause."""
    find_in_documents: bool = False
    """Whether `find` also reads rewritten documents, whose sentences are not paired."""
    unless_quoted_by: SignalName | None = None
    """Leave out its reason where this signal quotes the same words."""
    number_only: bool = False
    """Whether the reason quotes only the number: `over 18 years` → `18`."""
    summary_rank: int | None = None
    """Its place among the signals that a summary leads with, 1 first; None: never."""
    single_words: bool = False
    """Whether it quotes single words out of the clause, which do not replace one another."""


def quoted(atoms: tuple[Atom, ...]) -> str:
    """Return the words of the first atoms as printed, separated by commas."""
    return ", ".join(dict.fromkeys(atom.text for atom in atoms[:MOST_QUOTED]))
