"""Give each clause an id that it keeps over any number of readings."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from monitor.compare.align import links_between
from monitor.model import Clause, Policy
from monitor.text.canonical import canonical

_DIGITS: Final = 12


def mint(policy: Policy, seed: str) -> Policy:
    """Return the policy with an id for each clause that has none; ids are unique within it.

    An id is a hash of the seed (watch and version), the words and the number of earlier clauses
    with the same words. So one reading always gets the same ids.
    """
    taken = {clause.id for clause in policy.clauses if clause.id}
    clauses: list[Clause] = []
    for clause in policy.clauses:
        minted = clause if clause.id else replace(clause, id=_fresh_id(clause, seed, taken))
        taken.add(minted.id)
        clauses.append(minted)
    return replace(policy, clauses=tuple(clauses))


def carry(known: Policy, fresh: Policy, seed: str, *, graveyard: tuple[Clause, ...] = ()) -> Policy:
    """Return the fresh reading with the ids of the known clauses that its clauses came from.

    Reworded, moved and renumbered clauses keep their ids. Of a split or merged clause the largest
    part keeps the id. `graveyard` holds clauses of earlier readings that `known` lacks, the latest
    first: a clause that returns with equal words takes its former id. All other ids are minted
    with the seed; ids that `fresh` already has are ignored.
    """
    # The place serves as id for now: equal clauses are equal values otherwise.
    placed = tuple(replace(clause, id=str(place)) for place, clause in enumerate(fresh.clauses))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for link in links_between(known, replace(fresh, clauses=placed)):
        if link.before and link.after:
            heir, inherited = max(link.after, key=_size), max(link.before, key=_size).id
            if inherited not in taken:
                ids[int(heir.id)] = inherited
                taken.add(inherited)
    _revive(fresh.clauses, ids, graveyard)
    clauses = tuple(
        replace(clause, id=ids.get(place, "")) for place, clause in enumerate(fresh.clauses)
    )
    return mint(replace(fresh, clauses=clauses), seed)


def _revive(
    clauses: tuple[Clause, ...], ids: dict[int, str], graveyard: tuple[Clause, ...]
) -> None:
    taken = set(ids.values())
    buried: dict[str, list[str]] = {}
    for clause in graveyard:
        buried.setdefault(canonical(clause.text), []).append(clause.id)
    for place, clause in enumerate(clauses):
        if not ids.get(place):
            for former in buried.get(canonical(clause.text), ()):
                if former and former not in taken:
                    ids[place] = former
                    taken.add(former)
                    break


def _fresh_id(clause: Clause, seed: str, taken: set[str]) -> str:
    occurrence = 0
    while True:
        words = f"{seed}\n{canonical(clause.text)}\n{occurrence}"
        minted = "c_" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
        if minted not in taken:
            return minted
        occurrence += 1


def _size(clause: Clause) -> int:
    return len(clause.text)
