"""Find the heaviest chain: the pairs that keep one order on both sides, of greatest total weight."""

from __future__ import annotations

from collections.abc import Sequence

Pair = tuple[int, int]


def heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[Pair]:
    """Return the pairs whose indexes rise on both sides and whose weights have the greatest sum.

    Pairs are (before, after, weight); weights are positive. This is the heaviest increasing
    subsequence (Jacobson and Vo, 1992), with a Fenwick tree of prefix maxima (Fenwick, 1994):
    O(k log k) for k pairs. Of equally heavy chains the one found first wins.
    """
    places = {after: rank for rank, after in enumerate(sorted({j for _, j, _ in pairs}), 1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    parents = [-1] * len(pairs)
    # Pairs of one `before` come in falling order of `after`, so that no chain takes two of them.
    for index in sorted(range(len(pairs)), key=lambda n: (pairs[n][0], -pairs[n][1])):
        _, after, weight = pairs[index]
        place = places[after]
        sum_before, parents[index] = _prefix(best, place - 1)
        _raise(best, place, (sum_before + weight, index))
    _, last = _prefix(best, len(places))
    return _unwind(pairs, parents, last)


def _prefix(tree: list[tuple[float, int]], place: int) -> tuple[float, int]:
    found = (0.0, -1)
    while place:
        if tree[place][0] > found[0]:
            found = tree[place]
        place &= place - 1
    return found


def _raise(tree: list[tuple[float, int]], place: int, entry: tuple[float, int]) -> None:
    while place < len(tree):
        if entry[0] > tree[place][0]:
            tree[place] = entry
        place += place & -place


def _unwind(pairs: Sequence[tuple[int, int, float]], parents: list[int], last: int) -> list[Pair]:
    chain: list[Pair] = []
    while last >= 0:
        chain.append(pairs[last][:2])
        last = parents[last]
    return chain[::-1]
