"""Random edits of a policy, made from a seed, together with the true links between both texts.

Only clauses of 40 characters or more are reworded, moved, split or merged one by one: of three
words with one replaced, no reader can say whether it is the same clause. Blocks of neighbouring
clauses move whole, headings and short items included.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from monitor.model import Clause, Policy
from monitor.text.canonical import canonical

LONG: Final = 40
_MOST_MOVED: Final = 8
_NEIGHBOURS: Final = {"’": "'", "'": "’", '"': "”", "-": "–", " ": "\u00a0"}


@dataclass(frozen=True, slots=True)
class Strand:
    """A clause of the new reading, the indices of its old clauses, and the edits made to it."""

    clause: Clause
    sources: tuple[int, ...]
    reworded: bool = False
    edits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mutant:
    """The old reading, the new reading, and the true links between them."""

    before: Policy
    after: Policy
    strands: tuple[Strand, ...]

    def pairs(self) -> Counter[tuple[str, str]]:
        """Return the true pairs of canonical texts; equal texts are not distinguished."""
        return Counter(self._pairs(changed=False))

    def changed_pairs(self) -> Counter[tuple[str, str]]:
        """Return the true pairs whose words differ."""
        return Counter(self._pairs(changed=True))

    def _pairs(self, *, changed: bool) -> Iterator[tuple[str, str]]:
        for strand in self.strands:
            new = canonical(strand.clause.text)
            for source in strand.sources:
                old = canonical(self.before.clauses[source].text)
                if not changed or old != new:
                    yield old, new


class Mutator:
    """Edit the strands of one policy in place, at random from one seed."""

    def __init__(self, policy: Policy, foreign: tuple[Clause, ...], seed: int) -> None:
        self.before = policy
        self.strands = [Strand(clause, (n,)) for n, clause in enumerate(policy.clauses)]
        self.chance = random.Random(seed)
        self._foreign = foreign
        self._words = [word for clause in policy.clauses for word in clause.text.split()] or ["it"]

    def mutate(self, edits: int, kinds: tuple[str, ...] = ()) -> Mutant:
        """Make `edits` edits, each of a random kind out of `kinds`; out of all if empty."""
        names = kinds or tuple(OPERATIONS)
        for _ in range(edits):
            name = self.chance.choice(names)
            OPERATIONS[name](self)
        after = replace(self.before, clauses=tuple(strand.clause for strand in self.strands))
        return Mutant(self.before, after, tuple(self.strands))

    def pick(self, *, untouched: bool = True) -> int | None:
        """Return the index of a random long clause, by default one that no edit has touched."""
        places = [
            place
            for place, strand in enumerate(self.strands)
            if len(strand.clause.text) >= LONG
            and strand.sources
            and not (untouched and strand.edits)
        ]
        return self.chance.choice(places) if places else None

    def reword(self, text: str, share: float) -> str:
        """Replace this share of the words, and at least one, by other words of the document."""
        words = text.split()
        count = max(1, round(share * len(words)))
        for place in self.chance.sample(range(len(words)), min(count, len(words))):
            words[place] = self._other(words[place])
        return " ".join(words)

    def _other(self, word: str) -> str:
        for _ in range(20):
            other = self.chance.choice(self._words)
            if other != word:
                return other
        return f"{word}x"

    def edit(self, place: int, kind: str, text: str) -> None:
        strand = self.strands[place]
        clause = replace(strand.clause, text=text)
        self.strands[place] = Strand(clause, strand.sources, True, strand.edits | {kind})

    def mark(self, strand: Strand, kind: str) -> Strand:
        return replace(strand, edits=strand.edits | {kind})

    def foreign(self) -> Strand:
        """Return a random clause of another document."""
        return Strand(self.chance.choice(self._foreign), (), edits=frozenset({"insert"}))

    def somewhere(self) -> int:
        return self.chance.randint(0, len(self.strands))


def _reword(share: float) -> Callable[[Mutator], None]:
    def operation(mutator: Mutator) -> None:
        place = mutator.pick()
        if place is not None:
            text = mutator.strands[place].clause.text
            mutator.edit(place, f"reword {share:.0%}", mutator.reword(text, share))

    return operation


def _insert(mutator: Mutator) -> None:
    mutator.strands.insert(mutator.somewhere(), mutator.foreign())


def _delete(mutator: Mutator) -> None:
    place = _dispensable(mutator)
    if place is not None:
        del mutator.strands[place]


def _replace(mutator: Mutator) -> None:
    place = _dispensable(mutator)
    if place is not None:
        mutator.strands[place] = mutator.foreign()


def _dispensable(mutator: Mutator) -> int | None:
    """Return the index of a clause to delete; a nearly repeated clause stays, as its copy would replace it."""
    places = [n for n, strand in enumerate(mutator.strands) if "repeated" not in strand.edits]
    return mutator.chance.choice(places) if places else None


def _move(mutator: Mutator) -> None:
    place = mutator.pick()
    if place is not None:
        strand = mutator.mark(mutator.strands.pop(place), "move")
        mutator.strands.insert(mutator.somewhere(), strand)


def _move_and_edit(mutator: Mutator) -> None:
    place = mutator.pick()
    if place is not None:
        mutator.edit(place, "move+edit", mutator.reword(mutator.strands[place].clause.text, 0.2))
        strand = mutator.strands.pop(place)
        mutator.strands.insert(mutator.somewhere(), strand)


def _move_block(mutator: Mutator) -> None:
    size = min(mutator.chance.randint(3, _MOST_MOVED), len(mutator.strands) // 3)
    if size:
        start = mutator.chance.randrange(len(mutator.strands) - size)
        block = mutator.strands[start : start + size]
        del mutator.strands[start : start + size]
        there = mutator.somewhere()
        mutator.strands[there:there] = [mutator.mark(strand, "block move") for strand in block]


def _split(mutator: Mutator) -> None:
    place = mutator.pick()
    if place is None:
        return
    strand = mutator.strands[place]
    words = strand.clause.text.split()
    if len(words) < 8:
        return
    middle = mutator.chance.randint(len(words) // 3, 2 * len(words) // 3)
    parts = (" ".join(words[:middle]), " ".join(words[middle:]))
    mutator.strands[place : place + 1] = [
        Strand(replace(strand.clause, text=part), strand.sources, False, strand.edits | {"split"})
        for part in parts
    ]


def _merge(mutator: Mutator) -> None:
    place = mutator.pick()
    if place is None or place + 1 >= len(mutator.strands):
        return
    first, second = mutator.strands[place : place + 2]
    if second.edits or len(second.clause.text) < LONG or second.clause.kind == "heading":
        return
    clause = replace(first.clause, text=f"{first.clause.text} {second.clause.text}")
    merged = Strand(clause, first.sources + second.sources, False, first.edits | {"merge"})
    mutator.strands[place : place + 2] = [merged]


def _nearly_repeat(mutator: Mutator) -> None:
    place = mutator.pick()
    if place is not None:
        clause = mutator.strands[place].clause
        copy = replace(clause, text=mutator.reword(clause.text, 0.1))
        there = mutator.chance.choice((place, place + 1, mutator.somewhere()))
        mutator.strands[place] = mutator.mark(mutator.strands[place], "repeated")
        mutator.strands.insert(there, Strand(copy, (), edits=frozenset({"repeat"})))


OPERATIONS: Final[dict[str, Callable[[Mutator], None]]] = {
    "reword 5%": _reword(0.05),
    "reword 20%": _reword(0.20),
    "reword 40%": _reword(0.40),
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "move+edit": _move_and_edit,
    "block move": _move_block,
    "split": _split,
    "merge": _merge,
    "replace": _replace,
    "repeat": _nearly_repeat,
}


def renumbered(policy: Policy) -> Policy:
    """Return the policy with every number raised by one."""
    return replace(
        policy,
        clauses=tuple(replace(c, label=f"{n + 2}.") for n, c in enumerate(policy.clauses)),
    )


def retargeted(policy: Policy) -> Policy:
    """Return the policy with every link pointing to another page."""
    links = ("https://elsewhere.example/",)
    return replace(policy, clauses=tuple(replace(c, links=links) for c in policy.clauses))


def retypeset(policy: Policy) -> Policy:
    """Return the policy with other quotes, dashes and spaces, and zero-width spaces."""
    table = str.maketrans(_NEIGHBOURS)
    clauses = tuple(
        replace(c, text=f"\u200b{c.text.translate(table)}") if c.text else c for c in policy.clauses
    )
    return replace(policy, clauses=clauses)


def shuffled(policy: Policy, seed: int) -> Policy:
    """Return the policy with clauses and blocks moved, no word changed."""
    return Mutator(policy, (), seed).mutate(4, ("move", "block move")).after
