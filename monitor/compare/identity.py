"""Give each clause an id that it keeps over any number of readings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from monitor.compare.align import links_between
from monitor.compare.whole import judge_whole
from monitor.model import Clause, Comparison, Link, Policy
from monitor.text.canonical import canonical

_DIGITS: Final = 12


def mint(policy: Policy, seed: str) -> Policy:
    """Return the policy with an id for each clause that has none; ids are unique within it.

    An id is a hash of the seed (watch and version), the words and the number of earlier clauses
    with the same words. So one reading always gets the same ids.
    """
    taken = {clause.id for clause in policy.clauses if clause.id}
    fresh = _FreshIds(seed, taken)
    clauses = tuple(
        clause if clause.id else replace(clause, id=fresh.of(clause)) for clause in policy.clauses
    )
    return replace(policy, clauses=clauses)


def carry(known: Policy, fresh: Policy, seed: str, *, graveyard: tuple[Clause, ...] = ()) -> Policy:
    """Return the fresh reading with the ids of the known clauses that its clauses came from.

    Reworded, moved and renumbered clauses keep their ids. Of a split or merged clause the largest
    part keeps the id. `graveyard` holds clauses of earlier readings that `known` lacks, the latest
    first: a clause that returns with equal words takes its former id. All other ids are minted
    with the seed; ids that `fresh` already has are ignored.
    """
    return carry_and_align(known, fresh, seed, graveyard=graveyard).after


def carry_and_align(
    known: Policy, fresh: Policy, seed: str, *, graveyard: tuple[Clause, ...] = ()
) -> Comparison:
    """Carry ids over, and return the comparison of `known` with the result; see `carry`.

    The links are computed once and serve both.
    """
    # The place serves as id for now: equal clauses are equal values otherwise.
    placed = tuple(replace(clause, id=str(place)) for place, clause in enumerate(fresh.clauses))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    links = links_between(known, replace(fresh, clauses=placed))
    for link in links:
        if link.before and link.after:
            heir, inherited = max(link.after, key=_size), max(link.before, key=_size).id
            if inherited not in taken:
                ids[int(heir.id)] = inherited
                taken.add(inherited)
    _revive(fresh.clauses, ids, graveyard)
    named = (replace(clause, id=ids.get(place, "")) for place, clause in enumerate(fresh.clauses))
    carried = mint(replace(fresh, clauses=tuple(named)), seed)
    return judge_whole(Comparison(known, carried, tuple(_with_ids(links, carried))))


def _with_ids(links: tuple[Link, ...], carried: Policy) -> Iterator[Link]:
    """Yield the links to the clauses that have their ids in place of those with their place."""
    for link in links:
        after = tuple(carried.clauses[int(placed.id)] for placed in link.after)
        yield Link(link.kind, link.before, after, link.similarity)


def _revive(
    clauses: tuple[Clause, ...], ids: dict[int, str], graveyard: tuple[Clause, ...]
) -> None:
    taken = set(ids.values())
    buried: dict[str, list[str]] = {}
    for clause in graveyard:
        buried.setdefault(canonical(clause.text), []).append(clause.id)
    # An id that is taken stays taken, so each text's ids are read once for all its clauses.
    unread = {words: iter(former) for words, former in buried.items()}
    for place, clause in enumerate(clauses):
        if not ids.get(place):
            for former in unread.get(canonical(clause.text), ()):
                if former and former not in taken:
                    ids[place] = former
                    taken.add(former)
                    break


@dataclass(frozen=True, slots=True)
class _FreshIds:
    """Mints ids that are not taken, and marks them as taken."""

    seed: str
    taken: set[str]
    occurrences: Counter[str] = field(default_factory=Counter)
    """Canonical text → number of its ids that are taken for certain."""

    def of(self, clause: Clause) -> str:
        words = canonical(clause.text)
        while True:
            minted = self._hash(words, self.occurrences[words])
            self.occurrences[words] += 1
            if minted not in self.taken:
                self.taken.add(minted)
                return minted

    def _hash(self, words: str, occurrence: int) -> str:
        hashed = f"{self.seed}\n{words}\n{occurrence}".encode("utf-8", "surrogatepass")
        return "c_" + hashlib.sha256(hashed).hexdigest()[:_DIGITS]


def _size(clause: Clause) -> int:
    return len(clause.text)
