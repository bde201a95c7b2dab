"""Turn matches into links, each with its kind, in the order of the new reading."""

from __future__ import annotations

from typing import Final, Literal

from monitor.compare.chain import heaviest_chain
from monitor.compare.matches import Group, Matches
from monitor.compare.texts import Texts
from monitor.model import ChangeKind, Clause, Link

LinkKind = ChangeKind | Literal["same"]
_LABEL_MARKS: Final = " .:;()[]-–—•·*"


def link(texts: Texts, matches: Matches) -> tuple[Link, ...]:
    """Return links that hold every clause once; a removed clause follows its former predecessor."""
    groups = _all_groups(texts, matches)
    in_order = _in_order(texts, groups)
    placed = sorted(_places(groups, in_order), key=lambda entry: entry[0])
    return tuple(_link(texts, group, group in in_order) for _, group in placed)


def _all_groups(texts: Texts, matches: Matches) -> list[Group]:
    groups = [Group((before,), (after,)) for before, after in (*matches.spine, *matches.moved)]
    groups += matches.groups
    groups += [Group((n,), ()) for n in matches.free_before(len(texts.before.keys))]
    groups += [Group((), (n,)) for n in matches.free_after(len(texts.after.keys))]
    return groups


def _in_order(texts: Texts, groups: list[Group]) -> frozenset[Group]:
    """Return the groups that did not move: the heaviest chain, so that the fewest words moved."""
    linked = {
        (group.before[0], group.after[0]): group for group in groups if group.before and group.after
    }
    weights = [
        (before, after, 1.0 + sum(len(texts.after.keys[n]) for n in group.after))
        for (before, after), group in linked.items()
    ]
    return frozenset(linked[pair] for pair in heaviest_chain(weights))


def _places(
    groups: list[Group], in_order: frozenset[Group]
) -> list[tuple[tuple[int, int, int], Group]]:
    """Return a sort key for each group: the new index, for a removed clause that of its predecessor."""
    here = {n: group.after[0] for group in in_order for n in group.before}
    places = []
    previous = -1
    removed = {group.before[0]: group for group in groups if not group.after}
    for n in range(max((*here, *removed), default=-1) + 1):
        if n in here:
            previous = max(previous, here[n])
        elif n in removed:
            places.append(((previous, 1, n), removed[n]))
    places += [((group.after[0], 0, 0), group) for group in groups if group.after]
    return places


def _link(texts: Texts, group: Group, stayed: bool) -> Link:
    before = tuple(texts.before.clauses[n] for n in group.before)
    after = tuple(texts.after.clauses[n] for n in group.after)
    if not before or not after:
        return Link("removed" if before else "added", before, after, 0.0)
    if len(before) > 1 or len(after) > 1:
        return _regrouped(texts, group, before, after)
    alike = texts.similarity(texts.before.keys[group.before[0]], texts.after.keys[group.after[0]])
    return Link(_kind(before[0], after[0], alike == 1.0, stayed), before, after, alike)


def _regrouped(
    texts: Texts, group: Group, before: tuple[Clause, ...], after: tuple[Clause, ...]
) -> Link:
    kind: ChangeKind = "split" if len(after) >= len(before) else "merged"
    unnumbered = (
        " ".join(texts.before.keys[n] for n in group.before),
        " ".join(texts.after.keys[n] for n in group.after),
    )
    numbered = (_read_through(before), _read_through(after))
    if texts.letters(numbered[0]) == texts.letters(numbered[1]):
        return Link(kind, before, after)
    return Link(kind, before, after, texts.regrouped_similarity(*unnumbered))


def _read_through(clauses: tuple[Clause, ...]) -> str:
    return " ".join(f"{clause.label} {clause.text}" for clause in clauses)


def _kind(before: Clause, after: Clause, equal: bool, stayed: bool) -> LinkKind:
    if not equal:
        return "reworded"
    if not stayed:
        return "moved"
    same_label = before.label.strip(_LABEL_MARKS) == after.label.strip(_LABEL_MARKS)
    return "same" if same_label else "renumbered"
