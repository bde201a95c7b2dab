"""Which clause is which, over any number of readings: an id is minted once and carried."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from monitor.compare.align import align
from monitor.compare.canonical import canonical
from monitor.model import Clause, Policy

_DIGITS: Final = 12


def mint(policy: Policy, seed: str) -> Policy:
    """The policy with an id for each clause that has none.

    Ids are computed from the seed (a watch and its version), the words and how often they stood
    before: the same reading always gets the same ids. Unique within the policy.
    """
    taken = {clause.id for clause in policy.clauses if clause.id}
    clauses = []
    for clause in policy.clauses:
        if not clause.id:
            clause = replace(clause, id=_fresh_id(clause, seed, taken))
            taken.add(clause.id)
        clauses.append(clause)
    return replace(policy, clauses=tuple(clauses))


def carry(known: Policy, fresh: Policy, seed: str, *, graveyard: tuple[Clause, ...] = ()) -> Policy:
    """The fresh reading, its clauses under the ids of the known ones they came from.

    Reworded, moved and renumbered clauses keep theirs; of a split or merged clause the largest
    part does. `graveyard` holds earlier clauses, the latest first, that the known reading no
    longer has: one that returns with the same words takes its old id again. All others are
    minted with the seed.
    """
    blank = tuple(replace(clause, id="") for clause in fresh.clauses)
    # The clauses themselves are marked with their place, for equal clauses are equal values.
    places = replace(fresh, clauses=tuple(replace(c, id=str(n)) for n, c in enumerate(blank)))
    ids: dict[int, str] = {}
    for link in align(known, places).links:
        if link.before and link.after and link.kind != "rewritten":
            heir = max(link.after, key=_size)
            ids[int(heir.id)] = max(link.before, key=_size).id
    _revive(blank, ids, graveyard)
    clauses = tuple(replace(clause, id=ids.get(n, "")) for n, clause in enumerate(blank))
    return mint(replace(fresh, clauses=clauses), seed)


def _revive(
    clauses: tuple[Clause, ...], ids: dict[int, str], graveyard: tuple[Clause, ...]
) -> None:
    taken = set(ids.values())
    buried: dict[str, list[str]] = {}
    for clause in reversed(graveyard):
        if clause.id and clause.id not in taken:
            buried.setdefault(canonical(clause.text), []).append(clause.id)
    for place, clause in enumerate(clauses):
        waiting = [] if ids.get(place) else buried.get(canonical(clause.text), [])
        if waiting:
            ids[place] = waiting.pop()


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
